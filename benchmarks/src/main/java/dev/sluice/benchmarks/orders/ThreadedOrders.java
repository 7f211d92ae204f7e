package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The job between virtual threads of an executor: one that parses, or one that feeds several which
 * do, and one for each sum. Subclasses say what is between them.
 */
abstract class ThreadedOrders {
  private final Job job;
  private final int workers;
  private final int sums;

  ThreadedOrders(Shape shape, Job job) {
    this.job = job;
    this.workers = shape.workers();
    this.sums = shape == Shape.BROADCAST ? 2 : 1;
  }

  final int workers() {
    return workers;
  }

  final int sums() {
    return sums;
  }

  abstract void sendLine(String line) throws InterruptedException;

  /** There are no more lines. */
  abstract void endLines() throws InterruptedException;

  /** The next line; null if there are none. */
  abstract @Nullable String nextLine() throws InterruptedException;

  /** Sends an order to each sum. */
  abstract void sendOrder(Order order) throws InterruptedException;

  /** There are no more orders. */
  abstract void endOrders() throws InterruptedException;

  /** The next order for a sum; null if there are none. */
  abstract @Nullable Order nextOrder(int sum) throws InterruptedException;

  /** Does the job. */
  final Map<String, Long> run() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> parsers = new ArrayList<>();
      if (workers == 1) {
        parsers.add(threads.submit(task(this::parseAll)));
      } else {
        parsers.add(threads.submit(task(this::feed)));
        for (int i = 0; i < workers; i++) {
          parsers.add(threads.submit(task(this::parse)));
        }
      }
      List<Future<Totals>> totals = new ArrayList<>();
      for (int i = 0; i < sums; i++) {
        int sum = i;
        totals.add(threads.submit(() -> total(sum)));
      }
      for (Future<?> parser : parsers) {
        parser.get();
      }
      endOrders();
      return Totals.agreed(totals.getFirst().get(), totals.getLast().get());
    }
  }

  /** What one of the threads does. */
  private interface Step {
    void run() throws InterruptedException;
  }

  private static Callable<Boolean> task(Step step) {
    return () -> {
      step.run();
      return true;
    };
  }

  private void parseAll() throws InterruptedException {
    for (String line : job.lines()) {
      pass(line);
    }
  }

  private void feed() throws InterruptedException {
    for (String line : job.lines()) {
      sendLine(line);
    }
    endLines();
  }

  private void parse() throws InterruptedException {
    for (String line = nextLine(); line != null; line = nextLine()) {
      pass(line);
    }
  }

  private void pass(String line) throws InterruptedException {
    Optional<Order> order = job.parse(line);
    if (order.isPresent()) {
      sendOrder(order.get());
    }
  }

  private Totals total(int sum) throws InterruptedException {
    Totals totals = job.totals();
    for (Order order = nextOrder(sum); order != null; order = nextOrder(sum)) {
      totals.add(order);
    }
    return totals;
  }
}
