package dev.sluice.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH runs: one load on one peer. The time is that of a whole workload, from start to end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkloadBenchmark {
  /** The shape. */
  @Param public Workload workload = Workload.HOP;

  /** The library. */
  @Param({"SLUICE", "PIPELINE", "FUNCTIONS", "JOX", "KOTLIN", "JUC", "JCTOOLS", "FLOOR"})
  public Peer peer = Peer.SLUICE;

  /** See {@link Load}. */
  @Param("100000")
  public int elements;

  /** See {@link Load}. */
  @Param("1")
  public int width;

  /** See {@link Load}. */
  @Param("0")
  public int capacity;

  private Callable<Long> task = () -> 0L;
  private long expected;

  /** Makes the library. */
  @Setup
  public void setUp() {
    Load load = new Load(workload, elements, width, capacity);
    Library library = peer.library();
    task = () -> workload.run(library, load);
    expected = workload.expected(load);
  }

  /** Runs the load once and checks what arrived. */
  @Benchmark
  public void run() throws Exception {
    long sum = VirtualThreads.call(task);
    if (sum != expected) {
      throw new IllegalStateException("the sum is " + sum + ", not " + expected);
    }
  }
}
