package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.generated.Crossing;
import java.util.Arrays;
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

  /** The elements that are held, from {@link #first} up to {@link #end}, exclusive. */
  private @Nullable Object[] held = {};

  private int first;
  private int end;
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
    int most = Bridge.batch(channel);
    if (held.length < most) {
      held = Arrays.copyOf(held, most);
    }
    while (end < most && !inbox.isEmpty()) {
      held[end++] = Bridge.unwrap(inbox.poll());
    }
    if (end >= most) {
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
    if (first == end) {
      return true;
    }
    try {
      int from = first;
      first += Crossing.trySend(channel, held, from, end);
      Arrays.fill(held, from, first, null);
    } catch (ChannelAbandonedException e) {
      isAbandoned = true;
      Arrays.fill(held, null);
      first = end;
    }
    if (first < end) {
      return false;
    }
    first = 0;
    end = 0;
    return true;
  }
}
