package dev.sluice.benchmarks.orders;

import java.util.Map;

/** What the job is written in. */
enum OrdersPeer {
  LOOP("sequential loop"),
  TWO_THREADS("two plain threads"),
  SLUICE("Sluice"),
  PARALLEL_STREAM("parallel stream"),
  MAP_CONCURRENT("`Gatherers.mapConcurrent`"),
  QUEUES("executor and queues"),
  REACTOR("Reactor");

  private final String title;

  OrdersPeer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean has(Shape shape) {
    return switch (this) {
      case LOOP, TWO_THREADS, SLUICE -> true;
      case PARALLEL_STREAM, QUEUES -> shape == Shape.UNORDERED;
      case MAP_CONCURRENT -> shape == Shape.ORDERED;
      case REACTOR -> shape != Shape.BROADCAST;
    };
  }

  Map<String, Long> run(Shape shape, Job job) throws Exception {
    return switch (this) {
      case LOOP -> job.inALoop();
      case TWO_THREADS -> PlainOrders.twoThreads(job);
      case SLUICE -> SluiceOrders.run(shape, job);
      case PARALLEL_STREAM -> PlainOrders.parallelStream(job);
      case MAP_CONCURRENT -> PlainOrders.mapConcurrent(job);
      case QUEUES -> PlainOrders.queues(job);
      case REACTOR -> ReactorOrders.run(shape, job);
    };
  }
}
