package dev.sluice.samples.cluster;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Lines of orders, one in a hundred malformed, are parsed on every member, and summed up for each
 * customer on one.
 */
@Pipeline
@Distributed
final class Orders {
  private static final int CUSTOMERS = 1000;
  private static final int MALFORMED = 100;
  private static final long ORDERS_A_SIGN = 100_000;

  private final long orders;

  /**
   * Orders.
   *
   * @param orders how many
   */
  Orders(long orders) {
    this.orders = orders;
  }

  /** An order. */
  record Order(long id, String customer, int quantity, long cents) {}

  @Stage(out = "lines")
  Stream<String> lines() {
    return LongStream.range(0, orders)
        .mapToObj(
            id ->
                id % MALFORMED == 0
                    ? "order " + id
                    : id + ";customer " + id % CUSTOMERS + ";" + id % 9 + ";" + id % 1999);
  }

  /** Drops what is malformed. */
  @Stage(in = "lines", out = "orders", workers = 2)
  static Optional<Order> parse(String line) {
    String[] fields = line.split(";", -1);
    return fields.length == 4
        ? Optional.of(
            new Order(
                Long.parseLong(fields[0]),
                fields[1],
                Integer.parseInt(fields[2]),
                Long.parseLong(fields[3])))
        : Optional.empty();
  }

  @Stage(
      in = "orders",
      out = {"counted", "progress"})
  static void watch(
      ReceiveChannel<Order> orders, SendChannel<Order> counted, @Port SendChannel<Long> progress)
      throws InterruptedException {
    long count = 0;
    for (Order order : orders) {
      counted.send(order);
      if (++count % ORDERS_A_SIGN == 0) {
        progress.send(count);
      }
    }
  }

  @Stage(in = "counted")
  static Map<String, Long> total(ReceiveChannel<Order> counted) {
    Map<String, Long> totals = new HashMap<>();
    for (Order order : counted) {
      totals.merge(order.customer(), order.quantity() * order.cents(), Long::sum);
    }
    return totals;
  }
}
