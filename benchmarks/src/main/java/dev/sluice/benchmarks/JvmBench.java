package dev.sluice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the peers on the JVM, each in a JVM of its own. */
final class JvmBench {
  private final Extent extent;

  JvmBench(Extent extent) {
    this.extent = extent;
  }

  /** Nanoseconds for each operation, by iteration; none if the workload failed or hung. */
  List<Double> measure(Cell cell, Peer peer) {
    Load load = cell.load();
    TimeValue time = TimeValue.milliseconds(extent.time().toMillis());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(WorkloadBenchmark.class.getName())
            .param("workload", load.workload().name())
            .param("peer", peer.name())
            .param("elements", Integer.toString(load.elements()))
            .param("width", Integer.toString(load.width()))
            .param("capacity", Integer.toString(load.capacity()))
            .forks(1)
            .warmupIterations(extent.warmups())
            .warmupTime(time)
            .measurementIterations(extent.iterations())
            .measurementTime(time)
            .timeout(TimeValue.seconds(60))
            .verbosity(VerboseMode.SILENT);
    if (cell.carriers() != Cell.DEFAULT) {
      options.jvmArgsAppend(carriers(cell.carriers()).toArray(String[]::new));
    }
    List<Double> values = new ArrayList<>();
    try {
      for (RunResult result : new Runner(options.build()).run()) {
        for (var fork : result.getBenchmarkResults()) {
          for (var iteration : fork.getIterationResults()) {
            values.add(iteration.getPrimaryResult().getScore() / load.operations());
          }
        }
      }
    } catch (RunnerException e) {
      System.err.println(peer + " " + load + " failed: " + e.getMessage());
    }
    return values;
  }

  /** The options of a JVM whose goroutines and coroutines have so many threads. */
  private static List<String> carriers(int count) {
    return List.of(
        "-Djdk.virtualThreadScheduler.parallelism=" + count,
        "-Dkotlinx.coroutines.scheduler.core.pool.size=" + count);
  }
}
