package dev.sluice.processor.model;

import dev.sluice.processor.declaration.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Decides which stages run in the goroutine of the stage that sends to them. A stage is fused if it
 * is called once for each value and nothing needs a channel in front of it: one sender and one
 * receiver, no buffer, no batches, no several workers, no threads of its own, no {@code async}, and
 * no pipeline that sends, whose own stages may do so from several goroutines.
 */
public final class Fusion {
  /**
   * How many stages one goroutine runs at most. A longer chain is cut by a channel, because code
   * that is nested without a bound overflows the stack of the compiler.
   */
  private static final int MOST_STAGES = 100;

  /** For each channel that vanishes, the stage that is called instead. */
  private final Map<String, Stage> fused = new LinkedHashMap<>();

  Fusion(Pipeline pipeline) {
    Map<String, Stage> callable = new LinkedHashMap<>();
    for (Channel channel : pipeline.innerChannels()) {
      if (vanishes(channel)) {
        callable.put(channel.name(), channel.receivers().getFirst().stage());
      }
    }
    Set<Stage> called = new HashSet<>(callable.values());
    Queue<Stage> heads =
        new ArrayDeque<>(
            pipeline.stages().stream().filter(stage -> !called.contains(stage)).toList());
    while (!heads.isEmpty()) {
      fuse(heads, callable);
    }
  }

  /** What the first of the heads calls, as far as it goes; what is left over begins anew. */
  private void fuse(Queue<Stage> heads, Map<String, Stage> callable) {
    List<Stage> stages = new ArrayList<>(List.of(heads.remove()));
    for (int i = 0; i < stages.size(); i++) {
      for (Endpoint output : stages.get(i).sends().toList()) {
        Stage next = callable.get(output.channel());
        if (next == null) {
          continue;
        }
        if (stages.size() < MOST_STAGES) {
          fused.put(output.channel(), next);
          stages.add(next);
        } else {
          heads.add(next);
        }
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
        && receiver.batch().isEmpty()
        && !receiver.hasWorkers()
        && !sender.hasWorkers()
        && !receiver.isPlatform()
        && !sender.isPlatform()
        && sender.pipeline().isEmpty()
        && channel.capacities().isEmpty()
        && !channel.isFeedback()
        && !channel.isBroadcast()
        && !channel.isShared();
  }
}
