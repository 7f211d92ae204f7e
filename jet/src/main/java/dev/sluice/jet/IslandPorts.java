package dev.sluice.jet;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels of an island to the outside, and what its stages return. For generated code. */
public final class IslandPorts {
  private final Map<String, ReceiveChannel<@Nullable Object>> inputs;
  private final Map<String, SendChannel<@Nullable Object>> outputs;
  private final Map<String, @Nullable Object> results = new LinkedHashMap<>();

  IslandPorts(
      Map<String, ReceiveChannel<@Nullable Object>> inputs,
      Map<String, SendChannel<@Nullable Object>> outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
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
    return (ReceiveChannel<T>) find(inputs, channel);
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
    return (SendChannel<T>) find(outputs, channel);
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

  /** What the stages have returned, once the island is over. */
  Map<String, @Nullable Object> results() {
    return results;
  }

  static <C> C find(Map<String, C> channels, String name) {
    C channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException("no channel '" + name + "' leads out of this island");
    }
    return channel;
  }
}
