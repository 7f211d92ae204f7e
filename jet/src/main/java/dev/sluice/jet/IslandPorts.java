package dev.sluice.jet;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels of an island to the outside, and what its stages return. For generated code. */
public final class IslandPorts {
  private final Map<String, Channel<@Nullable Object>> inputs = new LinkedHashMap<>();
  private final Map<String, Channel<@Nullable Object>> outputs = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> results = new LinkedHashMap<>();

  /** Ports of an island, by its description. */
  IslandPorts(IslandSpec island) {
    for (IslandSpec.Input input : island.inputs()) {
      inputs.put(input.channel(), Channel.make(input.channel(), Bridge.CAPACITY));
    }
    for (String output : island.outputs()) {
      outputs.put(output, Channel.make(output, Bridge.CAPACITY));
    }
  }

  /**
   * What comes in.
   *
   * @param channel the name of a channel of the pipeline
   * @param <T> its element type
   * @return the receiving side
   */
  @SuppressWarnings(
      "unchecked") // the compiler of the pipeline has checked what the channel carries
  public <T> ReceiveChannel<T> input(String channel) {
    return (ReceiveChannel<T>) incoming(channel).receiveOnly();
  }

  /**
   * What goes out.
   *
   * @param channel the name of a channel of the pipeline
   * @param <T> its element type
   * @return the sending side
   */
  @SuppressWarnings(
      "unchecked") // the compiler of the pipeline has checked what the channel carries
  public <T> SendChannel<T> output(String channel) {
    return (SendChannel<T>) outgoing(channel).sendOnly();
  }

  /**
   * Says what a stage has returned. To be called when all goroutines of the island have ended.
   *
   * @param stage the stage's name
   * @param value what it has returned
   */
  public void result(String stage, @Nullable Object value) {
    results.put(stage, value);
  }

  /**
   * A wiring whose run counts what passes the ports, and leaves it to the others when they end: a
   * drain or failure of this island is not the end of what others send and receive.
   */
  <R> Wiring<R> lentTo(Wiring<R> wiring) {
    Ports lent = new Ports();
    inputs.values().forEach(it -> lent.input(BorrowedEnds.input(it)));
    outputs.values().forEach(it -> lent.output(BorrowedEnds.output(it)));
    return lent.endedBy(wiring);
  }

  /** Both ends of an input. */
  Channel<@Nullable Object> incoming(String channel) {
    return find(inputs, channel);
  }

  /** Both ends of an output. */
  Channel<@Nullable Object> outgoing(String channel) {
    return find(outputs, channel);
  }

  private static Channel<@Nullable Object> find(
      Map<String, Channel<@Nullable Object>> channels, String name) {
    Channel<@Nullable Object> channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException("no channel '" + name + "' leads out of this island");
    }
    return channel;
  }

  /** What the stages have returned, once the island is over. */
  Map<String, @Nullable Object> results() {
    return results;
  }
}
