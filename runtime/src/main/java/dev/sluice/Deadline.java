package dev.sluice;

import java.time.Duration;

/**
 * Until when an operation may block.
 *
 * @param limited whether there is such a time
 * @param nanos the time, as {@link System#nanoTime}
 */
record Deadline(boolean limited, long nanos) {
  static final Deadline NEVER = new Deadline(false, 0);

  /** Whether a duration leaves any time to wait; what is zero or negative asks for a try. */
  static boolean isAhead(Duration timeout) {
    return timeout.compareTo(Duration.ZERO) > 0;
  }

  /** The end of a duration that begins now; never, if it is longer than the clock can count. */
  static Deadline in(Duration timeout) {
    long nanos = Clock.nanos(timeout);
    return nanos >= Long.MAX_VALUE / 2 ? NEVER : new Deadline(true, System.nanoTime() + nanos);
  }

  /** The time that is left, in nanoseconds; {@link Long#MAX_VALUE} without a limit. */
  long left() {
    return limited ? nanos - System.nanoTime() : Long.MAX_VALUE;
  }
}
