package dev.sluice.benchmarks.orders;

import com.softwaremill.jox.Channel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job with Jox: channels of its default capacity. */
final class JoxOrders extends ThreadedOrders {
  private final Channel<String> lines = Channel.newBufferedDefaultChannel();
  private final List<Channel<Order>> orders;

  private JoxOrders(Shape shape, Job job) {
    super(shape, job);
    orders = Stream.generate(Channel::<Order>newBufferedDefaultChannel).limit(sums()).toList();
  }

  static Map<String, Long> run(Shape shape, Job job) throws Exception {
    return new JoxOrders(shape, job).run();
  }

  @Override
  void sendLine(String line) throws InterruptedException {
    lines.send(line);
  }

  @Override
  void endLines() {
    lines.done();
  }

  @Override
  @Nullable String nextLine() throws InterruptedException {
    return lines.receiveOrClosed() instanceof String line ? line : null;
  }

  @Override
  void sendOrder(Order order) throws InterruptedException {
    for (Channel<Order> channel : orders) {
      channel.send(order);
    }
  }

  @Override
  void endOrders() {
    orders.forEach(Channel::done);
  }

  @Override
  @Nullable Order nextOrder(int sum) throws InterruptedException {
    return orders.get(sum).receiveOrClosed() instanceof Order order ? order : null;
  }
}
