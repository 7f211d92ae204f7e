package dev.sluice.benchmarks;

import java.time.Duration;

/** How much is measured, and how long. */
enum Extent {
  /** Sluice and Go on what matters most, in a minute or two: before and after a change. */
  SHORT(1, 3, 3, Duration.ofMillis(200)),
  /** Every peer on every load that a target names, in half an hour. */
  TARGETS(5, 3, 2, Duration.ofMillis(250)),
  /** Everything, in several hours. */
  FULL(3, 5, 5, Duration.ofSeconds(1));

  private final int rounds;
  private final int warmups;
  private final int iterations;
  private final Duration time;

  Extent(int rounds, int warmups, int iterations, Duration time) {
    this.rounds = rounds;
    this.warmups = warmups;
    this.iterations = iterations;
    this.time = time;
  }

  /**
   * How often each number is measured, in a process of its own each time, the peers taking turns:
   * what changes about the machine meanwhile changes for all of them.
   */
  int rounds() {
    return rounds;
  }

  /** Iterations in each JVM before it is measured. */
  int warmups() {
    return warmups;
  }

  /** Iterations in each process that are measured. */
  int iterations() {
    return iterations;
  }

  /** The time of each iteration. */
  Duration time() {
    return time;
  }

  /** Sends in a measurement of latency. */
  int samples() {
    return this == FULL ? 20_000 : 5_000;
  }

  /** Runs of a compiler for each number. */
  int compilations() {
    return this == FULL ? 9 : 3;
  }
}
