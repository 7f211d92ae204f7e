package dev.sluice.benchmarks;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** What stands side by side in the table. */
public enum Peer {
  /** Channels and goroutines written by hand. */
  SLUICE("Sluice", SluiceLibrary::new, EnumSet.allOf(Workload.class), 0),
  /** The same shapes as goroutine stages, wired by the generator. */
  PIPELINE(
      "Sluice `@Pipeline`",
      PipelineLibrary::new,
      EnumSet.of(Workload.HOP, Workload.PIPE, Workload.EIGHT_BY_EIGHT),
      0),
  /** The same as function stages, which the generator fuses: no channel, whatever the capacity. */
  FUNCTIONS("Sluice functions", FunctionLibrary::new, EnumSet.of(Workload.PIPE), 0),
  /** Go's goroutines and channels, in a process of their own. */
  GO(
      "Go",
      () -> {
        throw new UnsupportedOperationException("not a library of the JVM");
      },
      EnumSet.allOf(Workload.class),
      0),
  /** Jox on virtual threads. */
  JOX("Jox", JoxLibrary::new, EnumSet.allOf(Workload.class), 0),
  /** The channels of kotlinx.coroutines, in Kotlin. */
  KOTLIN("Kotlin", KotlinLibrary::new, EnumSet.allOf(Workload.class), 0),
  /** The queues of {@code java.util.concurrent} on virtual threads. */
  JUC(
      "j.u.concurrent",
      () -> new QueueLibrary(Lines::blocking, Lines::blocking),
      EnumSet.complementOf(EnumSet.of(Workload.SELECT)),
      0),
  /** JCTools on virtual threads that yield while they cannot go on: its queues do not block. */
  JCTOOLS(
      "JCTools, yielding",
      () -> new QueueLibrary(Lines::oneToOne, Lines::manyToMany),
      EnumSet.of(
          Workload.HOP, Workload.PIPE, Workload.EIGHT_BY_EIGHT, Workload.PAIRS, Workload.CHAIN),
      Lines.LEAST_CAPACITY),
  /** Two virtual threads that park and unpark one another: what no channel can be faster than. */
  FLOOR("park/unpark", FloorLibrary::new, EnumSet.of(Workload.PING_PONG), 0);

  private final String title;
  private final Supplier<Library> library;
  private final Set<Workload> workloads;
  private final int leastCapacity;

  Peer(String title, Supplier<Library> library, Set<Workload> workloads, int leastCapacity) {
    this.title = title;
    this.library = library;
    this.workloads = workloads;
    this.leastCapacity = leastCapacity;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /**
   * A new instance of the library; only in the JVM that measures it, so that nothing else is
   * loaded.
   */
  Library library() {
    return library.get();
  }

  /** Whether the peer can express a load as it is meant. */
  boolean runs(Load load) {
    return workloads.contains(load.workload())
        && load.capacity() >= leastCapacity
        && (this != PIPELINE || PipelineLibrary.runs(load));
  }
}
