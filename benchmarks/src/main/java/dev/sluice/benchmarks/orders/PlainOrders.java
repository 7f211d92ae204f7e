package dev.sluice.benchmarks.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;

/** The job with what the JDK has. */
final class PlainOrders {
  private static final int WORKERS = 2;
  private static final int CAPACITY = 1_024;
  private static final String END = "";
  private static final Order LAST = new Order(-1, "", 0, 0);

  private PlainOrders() {}

  /** Two threads with half the job each: the limit of a machine with two processors. */
  static Map<String, Long> twoThreads(Job job) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      int half = job.lines().size() / 2;
      Future<Totals> first = threads.submit(() -> sum(job, job.lines().subList(0, half)));
      Future<Totals> second =
          threads.submit(() -> sum(job, job.lines().subList(half, job.lines().size())));
      return first.get().addAll(second.get()).map();
    }
  }

  private static Totals sum(Job job, List<String> lines) {
    Totals totals = new Totals();
    for (String line : lines) {
      Order.parse(line, job.extra()).ifPresent(totals::add);
    }
    return totals;
  }

  static Map<String, Long> parallelStream(Job job) {
    return job.lines().parallelStream()
        .map(line -> Order.parse(line, job.extra()))
        .flatMap(Optional::stream)
        .collect(Totals::new, Totals::add, Totals::addAll)
        .map();
  }

  static Map<String, Long> mapConcurrent(Job job) {
    Totals totals = new Totals();
    job.lines().stream()
        .gather(Gatherers.mapConcurrent(WORKERS, line -> Order.parse(line, job.extra())))
        .flatMap(Optional::stream)
        .forEach(totals::add);
    return totals.map();
  }

  /** An executor with a queue before the parsers and one behind them. */
  static Map<String, Long> queues(Job job) throws Exception {
    BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
    BlockingQueue<Order> orders = new ArrayBlockingQueue<>(CAPACITY);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> source = threads.submit(() -> feed(job, lines));
      List<Future<?>> parsers =
          List.of(
              threads.submit(() -> parse(job, lines, orders)),
              threads.submit(() -> parse(job, lines, orders)));
      Future<Totals> totals = threads.submit(() -> total(orders));
      source.get();
      for (Future<?> parser : parsers) {
        parser.get();
      }
      orders.put(LAST);
      return totals.get().map();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Object feed(Job job, BlockingQueue<String> lines) throws InterruptedException {
    for (String line : job.lines()) {
      lines.put(line);
    }
    for (int i = 0; i < WORKERS; i++) {
      lines.put(END);
    }
    return END;
  }

  private static Object parse(Job job, BlockingQueue<String> lines, BlockingQueue<Order> orders)
      throws InterruptedException {
    for (String line = lines.take(); !line.isEmpty(); line = lines.take()) {
      Optional<Order> order = Order.parse(line, job.extra());
      if (order.isPresent()) {
        orders.put(order.get());
      }
    }
    return END;
  }

  private static Totals total(BlockingQueue<Order> orders) throws InterruptedException {
    Totals totals = new Totals();
    for (Order order = orders.take(); order != LAST; order = orders.take()) {
      totals.add(order);
    }
    return totals;
  }
}
