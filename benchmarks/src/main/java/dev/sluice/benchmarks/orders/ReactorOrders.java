package dev.sluice.benchmarks.orders;

import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The job in Reactor, as its reference guide recommends for each shape. */
final class ReactorOrders {
  private ReactorOrders() {}

  static Map<String, Long> run(Shape shape, Job job) {
    if (shape == Shape.BROADCAST) {
      return parsed(job)
          .publish(orders -> Mono.zip(sum(orders, job), sum(orders, job), Totals::agreed))
          .single()
          .blockOptional()
          .orElseThrow();
    }
    return orders(shape, job).collect(job::totals, Totals::add).blockOptional().orElseThrow().map();
  }

  private static Flux<Order> orders(Shape shape, Job job) {
    return switch (shape) {
      case FUSED, BROADCAST -> parsed(job).publishOn(Schedulers.parallel());
      case UNORDERED -> rails(shape, job, Schedulers.parallel());
      case WAITING -> rails(shape, job, Schedulers.boundedElastic());
      case ORDERED ->
          lines(job)
              .flatMapSequential(
                  line ->
                      Mono.fromSupplier(() -> job.parse(line).orElse(null))
                          .subscribeOn(Schedulers.parallel()),
                  shape.workers());
    };
  }

  private static Flux<String> lines(Job job) {
    return Flux.fromIterable(job.lines());
  }

  private static Flux<Order> parsed(Job job) {
    return lines(job).mapNotNull(line -> job.parse(line).orElse(null));
  }

  private static Flux<Order> rails(Shape shape, Job job, Scheduler scheduler) {
    return lines(job)
        .parallel(shape.workers())
        .runOn(scheduler)
        .map(job::parse)
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .sequential();
  }

  private static Mono<Totals> sum(Flux<Order> orders, Job job) {
    return orders.publishOn(Schedulers.parallel()).collect(job::totals, Totals::add);
  }
}
