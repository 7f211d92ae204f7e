package dev.sluice.internal.channel;

import dev.sluice.ChannelState;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel that the caller of a pipeline has supplied, and what it had done before the run began:
 * a port counts what concerns the run.
 */
public final class PortState {
  private final boolean input;
  private final int capacity;

  /** Null where it is no channel of this library, which nobody counts for. */
  private final @Nullable ChannelCore core;

  private long sentBefore;
  private long receivedBefore;

  private PortState(Object channel, boolean input, int capacity) {
    this.core = Views.core(channel) instanceof ChannelCore known ? known : null;
    this.input = input;
    this.capacity = capacity;
  }

  public static PortState of(ReceiveChannel<?> port) {
    return new PortState(port, true, port.capacity());
  }

  public static PortState of(SendChannel<?> port) {
    return new PortState(port, false, port.capacity());
  }

  /** The run begins. An input's buffered values are still to come. */
  public void begin() {
    if (core != null) {
      ChannelSnapshot now = ChannelSnapshot.of(core);
      receivedBefore = now.received();
      sentBefore = input ? now.sent() - now.length() : now.sent();
    }
  }

  /** How many values the run has received from it. */
  public long received() {
    return core == null ? 0 : ChannelSnapshot.of(core).received() - receivedBefore;
  }

  /** How many values the run has sent to it; for an input, how many it found or were sent since. */
  public long sent() {
    return core == null ? 0 : ChannelSnapshot.of(core).sent() - sentBefore;
  }

  public ChannelState state(String name) {
    if (core == null) {
      return new ChannelState(name, 0, capacity, 0, List.of(), List.of(), 0);
    }
    ChannelState now = ChannelSnapshot.stateOf(core);
    return new ChannelState(
        name,
        now.length(),
        now.capacity(),
        now.sent() - sentBefore,
        now.blockedSenders(),
        now.blockedReceivers(),
        now.dropped());
  }
}
