package dev.sluice.processor.bodies.rules;

import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FlowCheck;

/** One rule about what is known at the places of bodies. It keeps no state between classes. */
@FunctionalInterface
interface FlowRule {
  /** Begins with one top-level class; what is returned sees each of its places. */
  FlowCheck start(ClassIndex index, Findings findings);
}
