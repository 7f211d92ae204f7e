package dev.sluice.benchmarks.orders;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job with bounded queues, whose ends are elements of their own. */
final class QueueOrders extends ThreadedOrders {
  private static final int CAPACITY = 1_024;
  private static final String END = "";
  private static final Order LAST = new Order(-1, "", 0, 0);

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
  private final List<BlockingQueue<Order>> orders;

  private QueueOrders(Shape shape, Job job) {
    super(shape, job);
    orders =
        Stream.generate(() -> (BlockingQueue<Order>) new ArrayBlockingQueue<Order>(CAPACITY))
            .limit(sums())
            .toList();
  }

  static Map<String, Long> run(Shape shape, Job job) throws Exception {
    return new QueueOrders(shape, job).run();
  }

  @Override
  void sendLine(String line) throws InterruptedException {
    lines.put(line);
  }

  @Override
  void endLines() throws InterruptedException {
    for (int i = 0; i < workers(); i++) {
      lines.put(END);
    }
  }

  @Override
  @Nullable String nextLine() throws InterruptedException {
    String line = lines.take();
    return line.isEmpty() ? null : line;
  }

  @Override
  void sendOrder(Order order) throws InterruptedException {
    for (BlockingQueue<Order> queue : orders) {
      queue.put(order);
    }
  }

  @Override
  void endOrders() throws InterruptedException {
    sendOrder(LAST);
  }

  @Override
  @Nullable Order nextOrder(int sum) throws InterruptedException {
    Order order = orders.get(sum).take();
    return order == LAST ? null : order;
  }
}
