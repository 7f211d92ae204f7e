package dev.sluice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Points in time as {@link System#nanoTime} counts them, without overflow. */
final class Clock {
  /** The time of day, as the thread that reads it has it. */
  static final InstantSource OF_THE_READER = Clock::instant;

  private Clock() {}

  /** The time of day for the calling thread. */
  static Instant instant() {
    return Instant.now();
  }

  /** A duration in nanoseconds; the nearest possible one if it does not fit (rule TMR-14). */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
