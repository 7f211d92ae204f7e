package dev.sluice.processor.bodies.analysis;

/** Thrown where code is not straight. It carries nothing, so it needs no stack. */
final class NotStraight extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotStraight() {
    super(null, null, false, false);
  }
}
