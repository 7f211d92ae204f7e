package dev.sluice.processor.bodies.rules;

import dev.sluice.processor.bodies.analysis.ClassIndex;

/** One rule about bodies. A rule keeps no state between classes. */
@FunctionalInterface
public interface BodyRule {
  /** Looks at one top-level class and reports what it finds. */
  void check(ClassIndex index, Findings findings);
}
