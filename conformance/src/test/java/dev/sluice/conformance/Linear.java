package dev.sluice.conformance;

import java.time.Duration;
import java.util.function.IntToLongFunction;

/** Whether what takes time grows no faster than the size of the input. */
final class Linear {
  private static final int ATTEMPTS = 6;
  private static final int LAST = 32_000;
  private static final double SQUARE = 4;

  private Linear() {}

  /**
   * Doubles the size until it takes enough time to be measured, and checks that doubling the size
   * once more takes less than three times as long; a quadratic one takes four times as long. A
   * machine may be busy with something else, so one of several attempts is enough.
   */
  static void check(int first, Duration enough, IntToLongFunction nanos) {
    StringBuilder ratios = new StringBuilder();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int size = first;
      long time = nanos.applyAsLong(size);
      while (time < enough.toNanos() && size < LAST) {
        size *= 2;
        time = nanos.applyAsLong(size);
      }
      double ratio = (double) nanos.applyAsLong(2 * size) / time;
      if (ratio < SQUARE - 1) {
        return;
      }
      ratios.append(" %d: %.1f".formatted(size, ratio));
    }
    throw new AssertionError("twice the size takes too much more time:" + ratios);
  }
}
