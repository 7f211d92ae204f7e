package dev.sluice;

import java.time.Duration;

/** Points in time as {@link System#nanoTime} counts them, without overflow. */
final class Clock {
  private Clock() {}

  /** A duration in nanoseconds; the nearest possible one if it does not fit (rule TMR-14). */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
