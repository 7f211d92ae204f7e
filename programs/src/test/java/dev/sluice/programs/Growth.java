package dev.sluice.programs;

import java.util.concurrent.TimeUnit;

/** Whether the time that something takes grows in proportion to its size. */
final class Growth {
  @FunctionalInterface
  interface Measured {
    /** Returns the nanoseconds it took at this size. */
    long run(int size) throws Exception;
  }

  private static final int FACTOR = 8;

  /** A part that is quadratic makes eight times the size cost up to eight times as much each. */
  private static final double SLACK = 3;

  /** Below this, what happens once, such as loading of classes and collections, is more. */
  private static final long NEGLIGIBLE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private Growth() {}

  /** Compares a size with eight times that size. The best of three runs of each counts. */
  static void linear(String what, int size, Measured measured) throws Exception {
    long small = best(size, measured);
    long large = best(FACTOR * size, measured);
    double each = (double) large / FACTOR / small;
    Verdict.that(
        large < NEGLIGIBLE_NANOS || each < SLACK,
        "%s: %d in %d ms, %d in %d ms",
        what,
        size,
        TimeUnit.NANOSECONDS.toMillis(small),
        FACTOR * size,
        TimeUnit.NANOSECONDS.toMillis(large));
  }

  private static long best(int size, Measured measured) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      best = Math.min(best, measured.run(size));
    }
    return best;
  }
}
