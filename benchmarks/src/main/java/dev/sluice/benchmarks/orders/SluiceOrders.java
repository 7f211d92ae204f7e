package dev.sluice.benchmarks.orders;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job as pipelines, with nothing declared that a user would not declare. */
final class SluiceOrders {
  private SluiceOrders() {}

  static Map<String, Long> run(Shape shape, Job job) throws InterruptedException {
    return switch (shape) {
      case FUSED -> new SluiceOrders_FusedPipeline(new Fused(job)).run();
      case ORDERED -> new SluiceOrders_OrderedPipeline(new Ordered(job)).run();
      case UNORDERED -> new SluiceOrders_UnorderedPipeline(new Unordered(job)).run();
      case BROADCAST -> {
        var results = new SluiceOrders_BothPipeline(new Both(job)).run();
        if (!results.first().equals(results.second())) {
          throw new AssertionError("two totals of the same orders differ");
        }
        yield results.first();
      }
    };
  }

  private static Map<String, Long> sum(ReceiveChannel<Order> orders) {
    Totals totals = new Totals();
    for (Order order : orders) {
      totals.add(order);
    }
    return totals.map();
  }

  /** See {@link Shape#FUSED}. */
  @Pipeline
  record Fused(Job job) {
    @Stage(out = "lines")
    List<String> source() {
      return job.lines();
    }

    @Stage(in = "lines", out = "orders")
    Optional<Order> parse(String line) {
      return Order.parse(line, job.extra());
    }

    @Stage(in = "orders")
    Map<String, Long> total(ReceiveChannel<Order> orders) {
      return sum(orders);
    }
  }

  /** See {@link Shape#ORDERED}. */
  @Pipeline
  record Ordered(Job job) {
    @Stage(out = "lines")
    List<String> source() {
      return job.lines();
    }

    @Stage(in = "lines", out = "orders", workers = 2, ordered = true)
    Optional<Order> parse(String line) {
      return Order.parse(line, job.extra());
    }

    @Stage(in = "orders")
    Map<String, Long> total(ReceiveChannel<Order> orders) {
      return sum(orders);
    }
  }

  /** See {@link Shape#UNORDERED}. */
  @Pipeline
  record Unordered(Job job) {
    @Stage(out = "lines")
    List<String> source() {
      return job.lines();
    }

    @Stage(in = "lines", out = "orders", workers = 2)
    Optional<Order> parse(String line) {
      return Order.parse(line, job.extra());
    }

    @Stage(in = "orders")
    Map<String, Long> total(ReceiveChannel<Order> orders) {
      return sum(orders);
    }
  }

  /** See {@link Shape#BROADCAST}. */
  @Pipeline
  record Both(Job job) {
    @Stage(out = "lines")
    List<String> source() {
      return job.lines();
    }

    @Stage(in = "lines", out = "orders")
    Optional<Order> parse(String line) {
      return Order.parse(line, job.extra());
    }

    @Stage(in = "orders")
    Map<String, Long> first(@Broadcast ReceiveChannel<Order> orders) {
      return sum(orders);
    }

    @Stage(in = "orders")
    Map<String, Long> second(ReceiveChannel<Order> orders) {
      return sum(orders);
    }
  }
}
