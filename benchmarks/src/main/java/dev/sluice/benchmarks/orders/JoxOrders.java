package dev.sluice.benchmarks.orders;

import com.softwaremill.jox.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The job with Jox: channels of its default capacity, between virtual threads. */
final class JoxOrders {
  private final Job job;
  private final int workers;
  private final Channel<String> lines = Channel.newBufferedDefaultChannel();
  private final List<Channel<Order>> orders;

  private JoxOrders(Shape shape, Job job) {
    this.job = job;
    this.workers = shape.workers();
    this.orders =
        Stream.generate(Channel::<Order>newBufferedDefaultChannel)
            .limit(shape == Shape.BROADCAST ? 2 : 1)
            .toList();
  }

  static Map<String, Long> run(Shape shape, Job job) throws Exception {
    return new JoxOrders(shape, job).run();
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
      for (Channel<Order> channel : orders) {
        sums.add(threads.submit(() -> total(channel)));
      }
      for (Future<?> parser : parsers) {
        parser.get();
      }
      orders.forEach(Channel::done);
      return Totals.agreed(sums.getFirst().get(), sums.getLast().get());
    }
  }

  private Object parseAll() throws InterruptedException {
    for (String line : job.lines()) {
      pass(line);
    }
    return lines;
  }

  private Object feed() throws InterruptedException {
    for (String line : job.lines()) {
      lines.send(line);
    }
    lines.done();
    return lines;
  }

  private Object parse() throws InterruptedException {
    while (lines.receiveOrClosed() instanceof String line) {
      pass(line);
    }
    return lines;
  }

  private void pass(String line) throws InterruptedException {
    Optional<Order> order = job.parse(line);
    if (order.isPresent()) {
      for (Channel<Order> channel : orders) {
        channel.send(order.get());
      }
    }
  }

  private Totals total(Channel<Order> channel) throws InterruptedException {
    Totals totals = job.totals();
    while (channel.receiveOrClosed() instanceof Order order) {
      totals.add(order);
    }
    return totals;
  }
}
