package dev.sluice.programs.standstill;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** How much longer than its processor time a thread that computes takes on this machine, now. */
final class Load {
  private static final long COMPUTED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long PAUSE_MILLIS = 100;

  private volatile double factor = 1;

  /** At least 1. */
  double factor() {
    return factor;
  }

  /** Computes for a tenth of the time, and measures that; until interrupted. */
  void observe() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try {
      while (true) {
        long begin = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        long used = 0;
        while (used < COMPUTED_NANOS) {
          used = threads.getCurrentThreadCpuTime() - processor;
        }
        factor = Math.max(1, (double) (System.nanoTime() - begin) / used);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
