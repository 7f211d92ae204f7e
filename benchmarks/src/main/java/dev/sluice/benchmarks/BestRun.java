package dev.sluice.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The best of several runs of one job in this JVM, after some that only warm it up: five and more,
 * for a second at least. A job that takes seconds is run fewer times.
 *
 * @param nanos how long it took
 * @param processorNanos the processor time of a run on average, with that of the JVM's own threads
 */
public record BestRun(double nanos, double processorNanos) {
  private static final int RUNS = 5;

  /**
   * For how long it is run at least. Where others want the processors, what five runs of some
   * milliseconds take depends on when the operating system moves a thread.
   */
  private static final Duration MEASURED = Duration.ofSeconds(1);

  /** A job of some milliseconds is not warm after a few runs. */
  private static final Duration WARM = Duration.ofSeconds(2);

  /** After so long, neither warm-ups nor runs are begun. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Runs a job.
   *
   * @param warmups how many times before it counts, at least; and for two seconds
   * @param job the job
   * @param check looks at what a run has found, also while it warms up
   * @param <T> the type of what a run finds
   * @return the best run
   * @throws Exception what the job throws
   */
  public static <T> BestRun of(int warmups, Callable<T> job, Consumer<T> check) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; isBefore(begin, i < warmups ? PATIENCE : WARM); i++) {
      check.accept(job.call());
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long best = Long.MAX_VALUE;
    int runs = 0;
    begin = System.nanoTime();
    for (; isBefore(begin, runs < RUNS ? PATIENCE : MEASURED); runs++) {
      long start = System.nanoTime();
      T found = job.call();
      best = Math.min(best, System.nanoTime() - start);
      check.accept(found);
    }
    processor = system.getProcessCpuTime() - processor;
    return new BestRun(best, (double) processor / runs);
  }

  private static boolean isBefore(long begin, Duration limit) {
    return System.nanoTime() - begin < limit.toNanos();
  }
}
