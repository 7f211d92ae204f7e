package dev.sluice.conformance;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state that nothing announces. */
final class Await {
  private static final long STEP_NANOS = 50_000;

  private Await() {}

  /**
   * Lets other goroutines run, for loops that only look. A yield is not enough: while a carrier has
   * goroutines of its own that yield, it does not look for those that were started elsewhere.
   */
  static void pass() {
    LockSupport.parkNanos(1_000);
  }

  /** Returns when the condition holds; fails if it does not within {@link Pending#WINDOW}. */
  static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > Pending.WINDOW.toNanos()) {
        throw new AssertionError("not within " + Pending.WINDOW.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
