package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sends what Jet brings to a channel, many elements at a time. Jet brings few at a time and often;
 * an idle goroutine that was woken for each few would spend more on being woken than on them. So
 * elements are held until there are many, or until Jet has asked once without bringing any.
 *
 * <p>Never blocks: what there is no room for stays in the inbox, so that Jet holds back those that
 * send it. What comes for an abandoned channel is dropped.
 */
final class Gathering {
  private final Channel<@Nullable Object> channel;

  /** As they have travelled, see {@link Bridge#wrap}. */
  private final Deque<Object> held = new ArrayDeque<>(Bridge.BATCH);

  private boolean isAbandoned;

  /** Whether elements have come since Jet asked last. */
  private boolean grows;

  Gathering(Channel<@Nullable Object> channel) {
    this.channel = channel;
  }

  /** Jet brings elements. */
  void take(Inbox inbox) {
    if (isAbandoned) {
      inbox.clear();
      return;
    }
    grows = true;
    inbox.drainTo(held, Bridge.BATCH - held.size());
    if (held.size() >= Bridge.BATCH) {
      send();
    }
  }

  /** Jet asks, and brings nothing with that. */
  void pause() {
    if (!grows) {
      send();
    }
    grows = false;
  }

  /** Sends what is held; true if the channel had room for all of it. */
  boolean send() {
    try {
      for (Object item = held.peek(); item != null; item = held.peek()) {
        if (!channel.trySend(Bridge.unwrap(item))) {
          return false;
        }
        held.remove();
      }
    } catch (ChannelAbandonedException e) {
      isAbandoned = true;
      held.clear();
    }
    return true;
  }
}
