package dev.sluice.programs;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.Channel;
import dev.sluice.Group;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Goroutines and groups that only wait use no processor. */
final class IdlersCostNothing {
  private static final int GOROUTINES = 50_000;
  private static final int GROUPS = 3_000;
  private static final long WINDOW_MILLIS = 500;

  /** Of one processor. */
  private static final double LIMIT = 0.005;

  /** Windows in which the machine did something else, such as compile, do not count. */
  private static final int WINDOWS = 20;

  private static final Channel<Integer> NEVER = Channel.make();
  private static final AtomicInteger WAITING = new AtomicInteger();

  private IdlersCostNothing() {}

  static void main() throws InterruptedException {
    double alone = cost();
    Thread.ofVirtual().start(() -> open(GOROUTINES));
    Patience.until(() -> WAITING.get() == GOROUTINES + 1);
    Verdict.that(
        cost() < alone + LIMIT,
        "%d goroutines of one group, %.2f%% of a processor, alone %.2f%%",
        GOROUTINES,
        100 * last,
        100 * alone);
    for (int i = 0; i < GROUPS; i++) {
      Thread.ofVirtual().start(() -> open(1));
    }
    Patience.until(() -> WAITING.get() == GOROUTINES + 1 + 2 * GROUPS);
    Verdict.that(cost() < alone + LIMIT, "%d groups more, %.2f%%", GROUPS, 100 * last);
    Verdict.end();
  }

  private static double last;

  private static void open(int goroutines) {
    try (Group group = Group.open()) {
      Channel<Integer> inside = group.channel("inside", 0);
      for (int i = 0; i < goroutines; i++) {
        group.go(
            "waits",
            () -> {
              WAITING.incrementAndGet();
              inside.receive();
            });
      }
      // Counts as able to run, so this is no deadlock.
      WAITING.incrementAndGet();
      NEVER.receive();
    } catch (Exception e) {
      Verdict.that(false, "a group that waits: %s", e);
    }
  }

  /** The part of a processor that the process uses, in the best of some windows. */
  private static double cost() throws InterruptedException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double best = 1;
    for (int i = 0; i < WINDOWS && best > LIMIT / 2; i++) {
      long processor = system.getProcessCpuTime();
      long begin = System.nanoTime();
      TimeUnit.MILLISECONDS.sleep(WINDOW_MILLIS);
      long used = system.getProcessCpuTime() - processor;
      best = Math.min(best, (double) used / (System.nanoTime() - begin));
    }
    last = best;
    return best;
  }
}
