package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;

/** Order per key, batches, numbers that are given, platform threads. */
@Pipeline
interface Shop {
  /** An order. */
  record Order(String customer, int amount) {}

  ReceiveChannel<Order> orders();

  SendChannel<Integer> sums();

  @Stage(in = "orders", out = "priced", by = "customer", workers = Stage.GIVEN)
  static Order price(Order order) {
    return order;
  }

  @Stage(in = "priced", out = "checked", workers = Stage.PROCESSORS, platform = true)
  @Capacity(Capacity.GIVEN)
  static Order check(Order order) {
    return order;
  }

  @Stage(in = "checked", out = "booked", by = "amount", workers = 4)
  @Batch(max = 100, millis = 200)
  static List<Order> book(List<Order> orders) {
    return orders;
  }

  @Stage(in = "booked", out = "shipped", workers = 2)
  @Batch(max = Batch.GIVEN)
  static int ship(List<Order> orders) {
    return orders.size();
  }

  @Stage(in = "shipped", out = "sums", workers = 2, ordered = true)
  @Batch(max = 5)
  static int sum(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).sum();
  }
}
