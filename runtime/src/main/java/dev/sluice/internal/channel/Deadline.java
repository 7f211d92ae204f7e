package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until when an operation may block.
 *
 * @param limited whether there is such a time
 * @param nanos the time, on the clock of the thread that blocks
 * @param scheduler what that clock is of, or null for the system
 * @param order its place among the alarms of the same instant
 */
public record Deadline(boolean limited, long nanos, @Nullable Scheduler scheduler, long order) {
  public static final Deadline NEVER = new Deadline(false, 0, null, 0);

  /** Whether a duration leaves any time to wait; what is zero or negative asks for a try. */
  public static boolean isAhead(Duration timeout) {
    return timeout.compareTo(Duration.ZERO) > 0;
  }

  /** The end of a duration that begins now; never, if it is longer than the clock can count. */
  public static Deadline in(Duration timeout) {
    long nanos = Clock.nanos(timeout);
    if (nanos >= Long.MAX_VALUE / 2) {
      return NEVER;
    }
    Scheduler scheduler = Members.scheduler();
    return new Deadline(true, Clock.in(scheduler, nanos), scheduler, Clock.nextOrder(scheduler));
  }

  /** The time that is left, in nanoseconds; {@link Long#MAX_VALUE} without a limit. */
  long left() {
    return limited ? nanos - Clock.nanoTime(scheduler) : Long.MAX_VALUE;
  }
}
