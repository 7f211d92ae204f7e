package dev.sluice.internal.group;

import dev.sluice.internal.channel.Alarms;
import dev.sluice.internal.channel.Clock;
import dev.sluice.internal.schedule.Alarm;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The time within which a group has to end. */
final class GroupDeadline {
  /** No deadline. */
  static final GroupDeadline NEVER = new GroupDeadline(null);

  private final @Nullable Duration time;
  private @Nullable Alarm alarm;

  GroupDeadline(@Nullable Duration time) {
    this.time = time;
  }

  boolean isSet() {
    return time != null;
  }

  /** The time begins. */
  void begin(Runnable expire) {
    if (time == null) {
      return;
    }
    long nanos = Clock.nanos(time);
    if (nanos <= 0) {
      expire.run();
    } else {
      alarm = Alarms.after(nanos, expire);
    }
  }

  /** The group has ended. */
  void cancel() {
    if (alarm != null) {
      alarm.cancel();
    }
  }

  /** What the group fails with. */
  TimeoutException passed() {
    return new PassedDeadlineException("the deadline of " + time + " has passed");
  }
}
