package dev.sluice.jet;

import com.hazelcast.jet.JetException;
import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run of an island for the elements that are there. When it has ended, no element is in flight
 * within the island, and what is left of them is what its objects remember.
 */
final class Step {
  /** An element that leaves the island, as it travels. */
  record Sent(String channel, Object item) {}

  private final MemberExecution execution;
  private final IslandSpec island;
  private final IslandPorts ports;
  private final Channel<Sent> sent = Channel.make("sent", Bridge.CAPACITY);
  private final Thread thread;

  /** Whether nobody wants to know how it ends. */
  private volatile boolean isCancelled;

  /** Why it has failed; told before the channel is closed. */
  private volatile @Nullable RemoteFailure failure;

  private Step(
      MemberExecution execution,
      IslandSpec island,
      @Nullable Object objects,
      String channel,
      List<@Nullable Object> elements) {
    this.execution = execution;
    this.island = island;
    ports = new IslandPorts(inputs(island, channel, elements), outputs());
    thread =
        Thread.ofVirtual()
            .name(execution.job().pipeline() + ": " + island.name())
            .unstarted(() -> run(objects));
  }

  /** Starts a run for elements of one channel. */
  static Step start(
      MemberExecution execution,
      IslandSpec island,
      @Nullable Object objects,
      String channel,
      List<@Nullable Object> elements) {
    Step step = new Step(execution, island, objects, channel, elements);
    step.thread.start();
    return step;
  }

  private static Map<String, ReceiveChannel<@Nullable Object>> inputs(
      IslandSpec island, String channel, List<@Nullable Object> elements) {
    Map<String, ReceiveChannel<@Nullable Object>> inputs = new LinkedHashMap<>();
    for (IslandSpec.Input input : island.inputs()) {
      List<@Nullable Object> here = input.channel().equals(channel) ? elements : List.of();
      Channel<@Nullable Object> full = Channel.make(input.channel(), here.size());
      here.forEach(full::trySend);
      full.close();
      inputs.put(input.channel(), full.receiveOnly());
    }
    return inputs;
  }

  private Map<String, SendChannel<@Nullable Object>> outputs() {
    Map<String, SendChannel<@Nullable Object>> outputs = new LinkedHashMap<>();
    for (String output : island.outputs()) {
      outputs.put(
          output, SendChannel.into(element -> sent.send(new Sent(output, Bridge.wrap(element)))));
    }
    return outputs;
  }

  @SuppressWarnings("NullAway") // the objects are those for which the body was generated
  private void run(@Nullable Object objects) {
    try (Group group = Group.open(island.name())) {
      island.body().run(objects, group, ports);
    } catch (Exception | Error e) {
      if (!isCancelled) {
        fail(e);
      }
    } finally {
      sent.close();
    }
  }

  private void fail(Throwable reason) {
    RemoteFailure told = RemoteFailure.of(reason, execution.member());
    failure = told;
    try {
      execution.control().failure(told);
    } catch (RuntimeException e) {
      // The job fails with the text alone.
    }
  }

  /** The next element that has left the island, if one is there. Does not block. */
  Optional<Received<Sent>> next() {
    return sent.tryReceive();
  }

  /**
   * Does nothing if the run has ended well.
   *
   * @throws JetException if it has failed
   */
  void rethrow() {
    RemoteFailure failed = failure;
    if (failed != null) {
      throw failed.ofJob(island.name());
    }
  }

  /** Interrupts its goroutines and waits for them. */
  void close() {
    isCancelled = true;
    thread.interrupt();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
