package dev.sluice.processor.bodies.analysis;

/** Looks at every place of every body of a class, and then at the class as a whole. */
public interface BodyCheck extends FlowCheck {
  /** All bodies have been seen. */
  default void finish(HeldLocks held) {}
}
