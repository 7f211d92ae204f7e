package dev.sluice.processor.bodies;

/** One rule about bodies. A rule keeps no state between sources. */
interface BodyRule {
  /** Looks at one top-level class and reports what it finds. */
  void check(Source source, Reporter reporter);
}
