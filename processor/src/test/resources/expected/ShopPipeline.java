package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Batches;
import dev.sluice.generated.Elements;
import dev.sluice.generated.Given;
import dev.sluice.generated.KeyedQueues;
import dev.sluice.generated.OrderedWorkers;
import dev.sluice.generated.Ports;
import java.time.Duration;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Shop}.
 *
 * <pre>{@code
 * (orders) --> price xGIVEN --priced--> check xPROCESSORS --checked--> book x4 --booked--> ship x2
 * ship x2 --shipped--> sum x2 --> (sums)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Shop#price price}
 *   <li>{@link Shop#check check}
 *   <li>{@link Shop#book book}
 *   <li>{@link Shop#ship ship}
 *   <li>{@link Shop#sum sum}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ShopPipeline {
  private final int priceWorkers;

  private final int checkedCapacity;

  private final int shipMax;

  private final int processors = Runtime.getRuntime().availableProcessors();

  /**
   * A pipeline that can run any number of times.
   *
   * @param priceWorkers how many goroutines run stage 'price', at least 1
   * @param checkedCapacity how many elements channel 'checked' holds
   * @param shipMax how many elements stage 'ship' gets at once at most, at least 1
   */
  public ShopPipeline(int priceWorkers, int checkedCapacity, int shipMax) {
    this.priceWorkers = Given.workers("priceWorkers", priceWorkers);
    this.checkedCapacity = Given.capacity("checkedCapacity", checkedCapacity);
    this.shipMax = Given.max("shipMax", shipMax);
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param orders what flows in; abandoned when its receivers have ended
   * @param sums where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<Shop.Order> orders, SendChannel<Integer> sums) throws
      InterruptedException {
    Ports ports = new Ports().input(orders).output(sums);
    try (Group group = ports.open("Shop", this::topology)) {
      wire(group, orders, sums);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param orders what flows in; abandoned when its receivers have ended
   * @param sums where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<Shop.Order> orders, SendChannel<Integer> sums) {
    return PipelineRun.start(topology(), new Ports().input(orders).output(sums).endedBy(group -> {
      wire(group, orders, sums);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Shop")
        .stage("price").in("orders").out("priced").workers(priceWorkers)
        .stage("check").in("priced").out("checked").workers(processors)
        .stage("book").in("checked").out("booked").workers(4)
        .stage("ship").in("booked").out("shipped").workers(2)
        .stage("sum").in("shipped").out("sums").workers(2)
        .channel("priced", "Shop.Order")
        .channel("checked", "Shop.Order").capacity(checkedCapacity)
        .channel("booked", "Shop.Order").capacity(shipMax)
        .channel("shipped", "Integer").capacity(5)
        .input("orders", "Shop.Order")
        .output("sums", "Integer")
        .build();
  }

  private void wire(Group group, ReceiveChannel<Shop.Order> orders, SendChannel<Integer> sums)
      throws InterruptedException {
    Channel<Shop.Order> priced = group.channel("priced");
    Channel<Shop.Order> checked = group.channel("checked", checkedCapacity);
    Channel<Shop.Order> booked = group.channel("booked", shipMax);
    Channel<Integer> shipped = group.channel("shipped", 5);
    KeyedQueues<Shop.Order> priceQueues = KeyedQueues.of(priceWorkers,
        worker -> group.channel("orders to price-" + worker, 16));
    KeyedQueues<Shop.Order> bookQueues = KeyedQueues.of(4,
        worker -> group.channel("checked to book-" + worker, 100));
    group.go("dispatch to price", () -> priceQueues.dispatch(orders, order -> order.customer()),
        orders::abandon, priceQueues::close);
    WaitGroup priceRunning = new WaitGroup();
    for (int i = 1; i <= priceWorkers; i++) {
      ReceiveChannel<Shop.Order> queue = priceQueues.queue(i);
      priceRunning.add(1);
      group.go("price-" + i, () -> {
        for (Shop.Order order : queue) {
          priced.send(Shop.price(order));
        }
      }, queue::abandon, priceRunning::done);
    }
    group.go("closer of priced", () -> {
      priceRunning.await();
      priced.close();
    });
    WaitGroup checkWorkers = new WaitGroup();
    for (int i = 1; i <= processors; i++) {
      checkWorkers.add(1);
      group.onPlatform().go("check-" + i, () -> {
        for (Shop.Order order : priced) {
          checked.send(Shop.check(order));
        }
      }, checkWorkers::done);
    }
    group.go("closer of checked", () -> {
      checkWorkers.await();
      priced.abandon();
      checked.close();
    });
    group.go("dispatch to book", () -> bookQueues.dispatch(checked, v -> v.amount()),
        checked::abandon, bookQueues::close);
    WaitGroup bookWorkers = new WaitGroup();
    for (int i = 1; i <= 4; i++) {
      ReceiveChannel<Shop.Order> queue = bookQueues.queue(i);
      bookWorkers.add(1);
      group.go("book-" + i, () -> {
        for (List<Shop.Order> batch : Batches.of(queue, 100, Duration.ofMillis(200))) {
          try (var elements = Elements.of(Shop.book(batch))) {
            for (Shop.Order v : elements) {
              booked.send(v);
            }
          }
        }
      }, queue::abandon, bookWorkers::done);
    }
    group.go("closer of booked", () -> {
      bookWorkers.await();
      booked.close();
    });
    WaitGroup shipWorkers = new WaitGroup();
    ReceiveChannel<List<Shop.Order>> shipBatches = Batches.of(booked, shipMax);
    for (int i = 1; i <= 2; i++) {
      shipWorkers.add(1);
      group.go("ship-" + i, () -> {
        for (List<Shop.Order> batch : shipBatches) {
          shipped.send(Shop.ship(batch));
        }
      }, shipWorkers::done);
    }
    group.go("closer of shipped", () -> {
      shipWorkers.await();
      booked.abandon();
      shipped.close();
    });
    WaitGroup sumWorkers = new WaitGroup();
    OrderedWorkers<List<Integer>, Integer> sumInOrder = new OrderedWorkers<>(Batches.of(shipped, 5),
        sums, 4);
    for (int i = 1; i <= 2; i++) {
      sumWorkers.add(1);
      group.go("sum-" + i, () -> sumInOrder.work((sizes, results) -> results.send(Shop.sum(sizes))),
          sumWorkers::done);
    }
    group.go("closer of sums", () -> {
      sumWorkers.await();
      shipped.abandon();
      sums.close();
    });
    group.join();
  }
}
