package dev.sluice.processor.model;

import dev.sluice.processor.declaration.Located;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which stages run in the goroutine of the stage that sends to them. A stage is fused if it
 * is called once for each value and nothing needs a channel in front of it: one sender and one
 * receiver, no buffer, no several workers, no {@code async}, and no pipeline that sends, whose own
 * stages may do so from several goroutines.
 */
public final class Fusion {
  /** For each channel that vanishes, the stage that is called instead. */
  private final Map<String, Stage> fused = new LinkedHashMap<>();

  Fusion(Pipeline pipeline) {
    for (Channel channel : pipeline.innerChannels()) {
      if (vanishes(channel)) {
        fused.put(channel.name(), channel.receivers().getFirst().stage());
      }
    }
  }

  /**
   * The stage that is called where a value would be sent to the channel.
   *
   * @param channel a channel's name
   * @return the stage; empty if the channel is a channel
   */
  public Optional<Stage> into(String channel) {
    return Optional.ofNullable(fused.get(channel));
  }

  boolean isFused(Stage stage) {
    return fused.containsValue(stage);
  }

  private static boolean vanishes(Channel channel) {
    if (channel.senders().size() != 1 || channel.receivers().size() != 1) {
      return false;
    }
    Stage sender = channel.senders().getFirst().stage();
    Stage receiver = channel.receivers().getFirst().stage();
    return receiver.shape().takesValue()
        && receiver.declaration().async().filter(Located::value).isEmpty()
        && receiver.workers() == 1
        && sender.workers() == 1
        && sender.pipeline().isEmpty()
        && channel.capacities().isEmpty()
        && !channel.isFeedback()
        && !channel.isBroadcast()
        && !channel.isShared();
  }
}
