package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for a thread: that of the system, or of the scheduler that decides for it. Points
 * in time are counted in nanoseconds as {@link System#nanoTime} does, without overflow.
 */
public final class Clock {
  /** The time of day, as the thread that reads it has it. */
  public static final InstantSource OF_THE_READER = () -> instant(Members.scheduler());

  private Clock() {}

  /** The time for the calling thread. */
  static long nanoTime() {
    return nanoTime(Members.scheduler());
  }

  /** The time where a scheduler decides, or that of the system. */
  static long nanoTime(@Nullable Scheduler scheduler) {
    return scheduler == null ? System.nanoTime() : scheduler.nanoTime();
  }

  /** The time of day where a scheduler decides, or that of the system. */
  static Instant instant(@Nullable Scheduler scheduler) {
    return scheduler == null ? Instant.now() : scheduler.instant();
  }

  /** The place of an alarm that is set now, among those of its instant; 0 where there is none. */
  static long nextOrder(@Nullable Scheduler scheduler) {
    return scheduler == null ? 0 : scheduler.nextOrder();
  }

  /**
   * The time in some nanoseconds. That of the system wraps around; that of a scheduler ends with
   * {@link Long#MAX_VALUE}, which never comes.
   */
  static long in(@Nullable Scheduler scheduler, long nanos) {
    long then = nanoTime(scheduler) + nanos;
    return scheduler != null && then < 0 ? Long.MAX_VALUE : then;
  }

  /** A duration in nanoseconds; the nearest possible one if it does not fit (rule TMR-14). */
  public static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
