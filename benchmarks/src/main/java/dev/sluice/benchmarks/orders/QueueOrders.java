package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The job with an executor of virtual threads and bounded queues: one before the workers, where
 * there are several, and one before each sum. Ends are elements of their own.
 */
final class QueueOrders {
  private static final int CAPACITY = 1_024;
  private static final String END = "";
  private static final Order LAST = new Order(-1, "", 0, 0);

  private final Job job;
  private final int workers;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
  private final List<BlockingQueue<Order>> orders;

  private QueueOrders(Shape shape, Job job) {
    this.job = job;
    this.workers = shape.workers();
    this.orders =
        Stream.generate(() -> (BlockingQueue<Order>) new ArrayBlockingQueue<Order>(CAPACITY))
            .limit(shape == Shape.BROADCAST ? 2 : 1)
            .toList();
  }

  static Map<String, Long> run(Shape shape, Job job) throws Exception {
    return new QueueOrders(shape, job).run();
  }

  private Map<String, Long> run() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> parsers = new ArrayList<>();
      if (workers == 1) {
        parsers.add(threads.submit(this::parseAll));
      } else {
        parsers.add(threads.submit(this::feed));
        for (int i = 0; i < workers; i++) {
          parsers.add(threads.submit(this::parse));
        }
      }
      List<Future<Totals>> sums = new ArrayList<>();
      for (BlockingQueue<Order> queue : orders) {
        sums.add(threads.submit(() -> total(queue)));
      }
      for (Future<?> parser : parsers) {
        parser.get();
      }
      put(LAST);
      return Totals.agreed(sums.getFirst().get(), sums.getLast().get());
    }
  }

  private Object parseAll() throws InterruptedException {
    for (String line : job.lines()) {
      pass(line);
    }
    return END;
  }

  private Object feed() throws InterruptedException {
    for (String line : job.lines()) {
      lines.put(line);
    }
    for (int i = 0; i < workers; i++) {
      lines.put(END);
    }
    return END;
  }

  private Object parse() throws InterruptedException {
    for (String line = lines.take(); !line.isEmpty(); line = lines.take()) {
      pass(line);
    }
    return END;
  }

  private void pass(String line) throws InterruptedException {
    Optional<Order> order = job.parse(line);
    if (order.isPresent()) {
      put(order.get());
    }
  }

  private void put(Order order) throws InterruptedException {
    for (BlockingQueue<Order> queue : orders) {
      queue.put(order);
    }
  }

  private Totals total(BlockingQueue<Order> queue) throws InterruptedException {
    Totals totals = job.totals();
    for (Order order = queue.take(); order != LAST; order = queue.take()) {
      totals.add(order);
    }
    return totals;
  }
}
