package dev.sluice.processor.bodies.rules;

import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;

/** One rule about what is known at the places of bodies. It keeps no state between classes. */
@FunctionalInterface
interface FlowRule {
  /** Begins with one top-level class; what is returned sees each of its places. */
  BodyCheck start(ClassIndex index, Findings findings);
}
