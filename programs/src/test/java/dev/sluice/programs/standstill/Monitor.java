package dev.sluice.programs.standstill;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches from a platform thread whether goroutines make progress.
 *
 * <p>It counts only time in which the machine ran us: a step of the watching thread that took much
 * longer than it should counts as one that took a little longer, so a collection, or a machine that
 * was suspended, is not taken for a standstill; and where others use the processors, too, so that a
 * thread takes several times its processor time, a step counts as so many times shorter.
 */
final class Monitor {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP_MILLIS = 5;
  private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * STEP_MILLIS);

  private final Load load = new Load();
  private volatile @Nullable Shape watched;
  private volatile long longest;

  private Monitor() {}

  static Monitor start() {
    Monitor monitor = new Monitor();
    Thread.ofPlatform().daemon().name("monitor").start(monitor::watch);
    Thread.ofPlatform().daemon().name("load").start(monitor.load::observe);
    return monitor;
  }

  /** Watches a shape from now on, until {@link #rest}. */
  void watch(Shape shape) {
    watched = shape;
  }

  /** Watches nothing. */
  void rest() {
    watched = null;
  }

  long longestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  private void watch() {
    Shape before = null;
    long progress = 0;
    long still = 0;
    long last = System.nanoTime();
    while (true) {
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      long now = System.nanoTime();
      long step = Math.min(now - last, LONGEST_STEP_NANOS);
      last = now;
      Shape shape = watched;
      if (shape == null || shape != before || shape.progress() != progress) {
        before = shape;
        progress = shape == null ? 0 : shape.progress();
        still = 0;
        continue;
      }
      still += (long) (step / load.factor());
      longest = Math.max(longest, still);
      if (still > LIMIT_NANOS) {
        shape.fail("no goroutine has made progress for a second", List.of());
      }
    }
  }
}
