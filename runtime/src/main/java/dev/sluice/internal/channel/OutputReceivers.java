package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an output of a stage has a receiver. That is looked up without a lock, as a hint that
 * spares a send which would be refused.
 */
final class OutputReceivers {
  private final SendChannel<?> channel;

  /** What a select sees of the channel. */
  private final Object core;

  /** There is none any more when all of these are abandoned; empty where it depends on none. */
  private final List<ChannelCore> behind;

  /** Whether a send was refused. */
  private volatile boolean refused;

  /**
   * The receivers of a channel.
   *
   * @param core what a select sees of it
   * @param behind the channels to which it leads; none, where it needs none to go on
   */
  OutputReceivers(SendChannel<?> channel, Object core, SendChannel<?>... behind) {
    this.channel = channel;
    this.core = core;
    this.behind = known(behind);
  }

  /** What cannot be looked at is known to be abandoned when a send says so. */
  private static List<ChannelCore> known(SendChannel<?>... behind) {
    List<ChannelCore> known = new ArrayList<>();
    for (SendChannel<?> one : behind) {
      if (Views.core(one) instanceof ChannelCore core) {
        known.add(core);
      }
    }
    return known.size() == behind.length ? known : List.of();
  }

  /** A send was refused. */
  void refuse() {
    refused = true;
  }

  /** Whether there is none any more. */
  boolean areGone() {
    if (refused
        || (core instanceof ChannelCore seen && seen.over == ChannelCore.ABANDONED)
        || (channel instanceof SinkChannel<?> stage && stage.over == ChannelCore.ABANDONED)) {
      return true;
    }
    for (int i = 0; i < behind.size(); i++) {
      if (behind.get(i).over != ChannelCore.ABANDONED) {
        return false;
      }
    }
    return !behind.isEmpty();
  }
}
