package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short actions at a point in time, also while goroutines keep every carrier busy. The thread
 * inherits nothing from the one that needed it first, and ends when it has nothing to do: so it
 * keeps no class loader.
 */
public final class Alarms {
  private static final long KEEP_ALIVE_MILLIS = 200;

  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private Alarms() {}

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .name("sluice-alarms")
                .inheritInheritableThreadLocals(false)
                .factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Runs an action after a time of the calling thread's clock, unless it is cancelled before. */
  public static Alarm after(long nanos, Runnable action) {
    Scheduler scheduler = Members.scheduler();
    if (scheduler != null) {
      return scheduler.alarm(Clock.in(scheduler, nanos), scheduler.nextOrder(), action);
    }
    Future<?> alarm = EXECUTOR.schedule(action, nanos, TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }
}
