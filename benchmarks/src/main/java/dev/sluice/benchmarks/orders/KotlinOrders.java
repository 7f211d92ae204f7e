package dev.sluice.benchmarks.orders;

import dev.sluice.benchmarks.kotlin.KotlinPipelines;
import java.util.List;
import java.util.Map;

/** The job with Kotlin's channels, between coroutines. */
final class KotlinOrders {
  private KotlinOrders() {}

  static Map<String, Long> run(Shape shape, Job job) {
    Totals first = job.totals();
    Totals second = shape == Shape.BROADCAST ? job.totals() : first;
    KotlinPipelines.run(
        job.lines(),
        shape.workers(),
        shape == Shape.WAITING,
        line -> job.parse(line).orElse(null),
        shape == Shape.BROADCAST ? List.of(first::add, second::add) : List.of(first::add));
    return Totals.agreed(first, second);
  }
}
