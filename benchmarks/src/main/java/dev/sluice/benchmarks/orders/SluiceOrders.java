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
      case FUSED -> new SluiceOrders_FusedPipeline(new Fused(job)).run().map();
      case ORDERED -> new SluiceOrders_OrderedPipeline(new Ordered(job)).run().map();
      case UNORDERED, WAITING ->
          new SluiceOrders_UnorderedPipeline(new Unordered(job), shape.workers()).run().map();
      case BROADCAST -> {
        var results = new SluiceOrders_BothPipeline(new Both(job)).run();
        yield Totals.agreed(results.first(), results.second());
      }
    };
  }

  private static Totals sum(Job job, ReceiveChannel<Order> orders) {
    Totals totals = job.totals();
    for (Order order : orders) {
      totals.add(order);
    }
    return totals;
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
      return job.parse(line);
    }

    @Stage(in = "orders")
    Totals total(ReceiveChannel<Order> orders) {
      return sum(job, orders);
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
      return job.parse(line);
    }

    @Stage(in = "orders")
    Totals total(ReceiveChannel<Order> orders) {
      return sum(job, orders);
    }
  }

  /** See {@link Shape#UNORDERED} and {@link Shape#WAITING}. */
  @Pipeline
  record Unordered(Job job) {
    @Stage(out = "lines")
    List<String> source() {
      return job.lines();
    }

    @Stage(in = "lines", out = "orders", workers = Stage.GIVEN)
    Optional<Order> parse(String line) {
      return job.parse(line);
    }

    @Stage(in = "orders")
    Totals total(ReceiveChannel<Order> orders) {
      return sum(job, orders);
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
      return job.parse(line);
    }

    @Stage(in = "orders")
    Totals first(@Broadcast ReceiveChannel<Order> orders) {
      return sum(job, orders);
    }

    @Stage(in = "orders")
    Totals second(ReceiveChannel<Order> orders) {
      return sum(job, orders);
    }
  }
}
