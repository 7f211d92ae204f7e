package dev.sluice.programs;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/** Time, as programs need it. */
final class Patience {
  private static final long STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private Patience() {}

  /** For how long a program goes on that looks for a race: 2 s, and longer in long runs. */
  static long nanos() {
    return TimeUnit.SECONDS.toNanos(Long.getLong("sluice.seconds", 2));
  }

  /** Waits for a state; the runner's time limit ends a wait in vain, with a dump of all threads. */
  static void until(BooleanSupplier state) throws InterruptedException {
    while (!state.getAsBoolean()) {
      TimeUnit.NANOSECONDS.sleep(STEP_NANOS);
    }
  }

  /** Waits for a state for so many seconds at most. Returns whether it came. */
  static boolean within(int seconds, BooleanSupplier state) throws InterruptedException {
    long start = System.nanoTime();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(seconds)) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(STEP_NANOS);
    }
    return true;
  }

  /**
   * Repeats rounds, numbered from 0, until the time of {@link #nanos} is over or one says false.
   */
  static void repeat(LongPredicate round) {
    long start = System.nanoTime();
    for (long n = 0; System.nanoTime() - start < nanos() && round.test(n); n++) {}
  }
}
