package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what Jet brings to a channel. Never blocks: what the channel has no room for stays in the
 * inbox, so that Jet holds back those that send it. What comes for an abandoned channel is dropped.
 */
final class Deliverer {
  private final Channel<@Nullable Object> channel;
  private boolean isAbandoned;

  Deliverer(Channel<@Nullable Object> channel) {
    this.channel = channel;
  }

  /** Sends as much as the channel has room for. */
  void deliver(Inbox inbox) {
    if (isAbandoned) {
      inbox.clear();
      return;
    }
    try {
      for (Object item = inbox.peek(); item != null; item = inbox.peek()) {
        if (!channel.trySend(Bridge.unwrap(item))) {
          return;
        }
        inbox.remove();
      }
    } catch (ChannelAbandonedException e) {
      isAbandoned = true;
      inbox.clear();
    }
  }
}
