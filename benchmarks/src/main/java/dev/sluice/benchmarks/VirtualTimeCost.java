package dev.sluice.benchmarks;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How long a test in virtual time takes; see {@link VirtualTimeBenchmark}. */
final class VirtualTimeCost {
  private static final double TARGET_MILLIS = 20;

  private VirtualTimeCost() {}

  /** Prints the median and its neighbours beside the target. */
  static void print() throws RunnerException {
    TimeValue time = TimeValue.seconds(2);
    var options =
        new OptionsBuilder()
            .include(VirtualTimeBenchmark.class.getName())
            .forks(3)
            .warmupIterations(3)
            .warmupTime(time)
            .measurementIterations(5)
            .measurementTime(time)
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(options).run()) {
      Statistics millis = result.getPrimaryResult().getStatistics();
      System.out.printf(
          "1,000 s of ticks through four stages: median %.1f ms of %d runs (10th to 90th percentile"
              + " %.1f to %.1f); the target is %.0f ms%n",
          millis.getPercentile(50),
          millis.getN(),
          millis.getPercentile(10),
          millis.getPercentile(90),
          TARGET_MILLIS);
    }
  }
}
