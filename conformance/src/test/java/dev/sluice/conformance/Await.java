package dev.sluice.conformance;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state that nothing announces. */
final class Await {
  private static final long STEP_NANOS = 50_000;

  private Await() {}

  /** Lets other goroutines of the same carrier run. */
  @SuppressWarnings("ThreadPriorityCheck") // a busy loop of goroutines needs it
  static void pass() {
    Thread.yield();
  }

  /** Returns when the condition holds; fails if it does not within 10 s. */
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
