package dev.sluice.benchmarks.orders;

import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The job in Reactor, as its reference guide recommends for each shape. */
final class ReactorOrders {
  private static final int WORKERS = 2;

  private ReactorOrders() {}

  static Map<String, Long> run(Shape shape, Job job) {
    Flux<String> lines = Flux.fromIterable(job.lines());
    Flux<Order> orders =
        switch (shape) {
          case FUSED ->
              lines
                  .mapNotNull(line -> Order.parse(line, job.extra()).orElse(null))
                  .publishOn(Schedulers.parallel());
          case UNORDERED ->
              lines
                  .parallel(WORKERS)
                  .runOn(Schedulers.parallel())
                  .map(line -> Order.parse(line, job.extra()))
                  .filter(Optional::isPresent)
                  .map(Optional::orElseThrow)
                  .sequential();
          case ORDERED ->
              lines.flatMapSequential(
                  line ->
                      Mono.fromSupplier(() -> Order.parse(line, job.extra()).orElse(null))
                          .subscribeOn(Schedulers.parallel()),
                  WORKERS);
          case BROADCAST -> throw new UnsupportedOperationException("not measured");
        };
    return orders.collect(Totals::new, Totals::add).blockOptional().orElseThrow().map();
  }
}
