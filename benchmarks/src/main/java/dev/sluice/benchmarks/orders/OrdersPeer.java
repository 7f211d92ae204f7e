package dev.sluice.benchmarks.orders;

import static dev.sluice.benchmarks.orders.Shape.BROADCAST;
import static dev.sluice.benchmarks.orders.Shape.FUSED;
import static dev.sluice.benchmarks.orders.Shape.ORDERED;
import static dev.sluice.benchmarks.orders.Shape.UNORDERED;
import static dev.sluice.benchmarks.orders.Shape.WAITING;

import java.util.List;

/** What the job is written in. */
enum OrdersPeer {
  LOOP("sequential loop", (_, job) -> job.inALoop(), List.of(FUSED, ORDERED, UNORDERED, BROADCAST)),
  PLAIN_THREADS("plain threads", PlainOrders::threads, List.of(Shape.values())),
  SLUICE("Sluice", SluiceOrders::run, List.of(Shape.values())),
  PARALLEL_STREAM(
      "parallel stream", (_, job) -> PlainOrders.parallelStream(job), List.of(UNORDERED)),
  MAP_CONCURRENT(
      "`Gatherers.mapConcurrent`", PlainOrders::mapConcurrent, List.of(ORDERED, WAITING)),
  QUEUES("executor and queues", QueueOrders::run, List.of(FUSED, UNORDERED, BROADCAST, WAITING)),
  REACTOR("Reactor", ReactorOrders::run, List.of(Shape.values())),
  RXJAVA("RxJava", RxJavaOrders::run, List.of(Shape.values())),
  PEKKO("Pekko Streams", PekkoOrders::run, List.of(Shape.values())),
  JOX("Jox channels", JoxOrders::run, List.of(FUSED, UNORDERED, BROADCAST, WAITING)),
  KOTLIN("Kotlin channels", KotlinOrders::run, List.of(FUSED, UNORDERED, BROADCAST, WAITING));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a method
  private final OrdersLibrary library;

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final List<Shape> shapes;

  OrdersPeer(String title, OrdersLibrary library, List<Shape> shapes) {
    this.title = title;
    this.library = library;
    this.shapes = shapes;
  }

  String title() {
    return title;
  }

  boolean has(Shape shape) {
    return shapes.contains(shape);
  }

  OrdersLibrary library() {
    return library;
  }
}
