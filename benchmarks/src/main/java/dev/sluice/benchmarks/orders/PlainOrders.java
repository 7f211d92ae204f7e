package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;

/** The job with what the JDK has, without queues. */
final class PlainOrders {
  private static final int PROCESSORS = 2;

  private PlainOrders() {}

  /** Threads with a part of the lines each: the limit of the machine. */
  static Map<String, Long> threads(Shape shape, Job job) throws Exception {
    int count = Math.max(PROCESSORS, shape.workers());
    int size = job.lines().size();
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<Totals>> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<String> lines = job.lines().subList(i * size / count, (i + 1) * size / count);
        parts.add(threads.submit(() -> sum(job, lines)));
      }
      Totals all = job.totals();
      for (Future<Totals> part : parts) {
        all.addAll(part.get());
      }
      return all.map();
    }
  }

  private static Totals sum(Job job, List<String> lines) {
    Totals totals = job.totals();
    for (String line : lines) {
      job.parse(line).ifPresent(totals::add);
    }
    return totals;
  }

  static Map<String, Long> parallelStream(Job job) {
    return job.lines().parallelStream()
        .map(job::parse)
        .flatMap(Optional::stream)
        .collect(job::totals, Totals::add, Totals::addAll)
        .map();
  }

  static Map<String, Long> mapConcurrent(Shape shape, Job job) {
    Totals totals = job.totals();
    job.lines().stream()
        .gather(Gatherers.mapConcurrent(shape.workers(), job::parse))
        .flatMap(Optional::stream)
        .forEach(totals::add);
    return totals.map();
  }
}
