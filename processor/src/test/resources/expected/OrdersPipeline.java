package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Orders}.
 *
 * <pre>{@code
 * (requests) --> accept --orders--> bill --bills--> send --> (letters)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Orders#accept accept}
 *   <li>{@link Orders#bill bill}
 *   <li>{@link Orders#send send}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class OrdersPipeline {
  private final Orders ordersStages;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param ordersStages the object whose methods are stages
   */
  public OrdersPipeline(Orders ordersStages) {
    this.ordersStages = Objects.requireNonNull(ordersStages, "ordersStages");
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param requests what flows in; abandoned when its receivers have ended
   * @param letters where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<Integer> requests, SendChannel<String> letters) throws
      InterruptedException {
    Ports ports = new Ports().input(requests).output(letters);
    try (Group group = ports.open("Orders", this::topology)) {
      wire(group, requests, letters);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param requests what flows in; abandoned when its receivers have ended
   * @param letters where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<Integer> requests, SendChannel<String> letters) {
    return PipelineRun.start(topology(),
        new Ports().input(requests).output(letters).endedBy(group -> {
      wire(group, requests, letters);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Orders")
        .stage("accept").in("requests").out("orders")
        .stage("bill").in("orders").out("bills")
        .stage("send").in("bills").out("letters")
        .channel("orders", "Integer").capacity(32)
        .channel("bills", "Long")
        .input("requests", "Integer")
        .output("letters", "String")
        .build();
  }

  private void wire(Group group, ReceiveChannel<Integer> requests, SendChannel<String> letters)
      throws InterruptedException {
    Channel<Integer> orders = group.channel("orders", 32);
    Channel<Long> bills = group.channel("bills", 0);
    group.go("accept", () -> ordersStages.accept(requests, orders), requests::abandon,
        orders::close);
    group.go("bill", () -> ordersStages.bill(orders, bills), orders::abandon, bills::close);
    group.go("send", () -> Orders.send(bills, letters), bills::abandon, letters::close);
    group.join();
  }
}
