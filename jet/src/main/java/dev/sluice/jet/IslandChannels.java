package dev.sluice.jet;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Crossing;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels between an island and Jet. */
final class IslandChannels {
  private final Map<String, Channel<@Nullable Object>> inputs = new LinkedHashMap<>();
  private final Map<String, Channel<@Nullable Object>> outputs = new LinkedHashMap<>();
  private final IslandPorts ports;

  /** Channels of an island, by its description. */
  IslandChannels(IslandSpec island) {
    Map<String, ReceiveChannel<@Nullable Object>> receiving = new LinkedHashMap<>();
    for (IslandSpec.Input input : island.inputs()) {
      Channel<@Nullable Object> channel = Crossing.channel(input.channel());
      inputs.put(input.channel(), channel);
      receiving.put(input.channel(), channel.receiveOnly());
    }
    Map<String, SendChannel<@Nullable Object>> sending = new LinkedHashMap<>();
    for (String output : island.outputs()) {
      Channel<@Nullable Object> channel = Crossing.channel(output);
      outputs.put(output, channel);
      sending.put(output, channel.sendOnly());
    }
    ports = new IslandPorts(receiving, sending);
  }

  /** The ends that the island has. */
  IslandPorts ports() {
    return ports;
  }

  /**
   * A wiring whose run counts what passes the channels, and leaves it to the others when they end:
   * a drain or failure of this island is not the end of what others send and receive.
   */
  <R> Wiring<R> lentTo(Wiring<R> wiring) {
    Ports lent = new Ports();
    inputs.values().forEach(it -> lent.input(BorrowedEnds.input(it)));
    outputs.values().forEach(it -> lent.output(BorrowedEnds.output(it)));
    return lent.endedBy(wiring);
  }

  /** Both ends of an input. */
  Channel<@Nullable Object> incoming(String channel) {
    return IslandPorts.find(inputs, channel);
  }

  /** Both ends of an output. */
  Channel<@Nullable Object> outgoing(String channel) {
    return IslandPorts.find(outputs, channel);
  }
}
