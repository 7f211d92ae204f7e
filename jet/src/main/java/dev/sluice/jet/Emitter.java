package dev.sluice.jet;

import com.hazelcast.jet.core.Outbox;
import dev.sluice.Channel;
import dev.sluice.Received;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a channel gives to Jet, in batches. Never blocks: it is the only receiver of the
 * channel, so that what the channel holds is there to be received.
 */
final class Emitter {
  private final Channel<@Nullable Object> channel;
  private final Outbox outbox;

  /** What was received and is not with Jet yet, from {@link #next} on. */
  private List<@Nullable Object> batch = List.of();

  private int next;

  Emitter(Channel<@Nullable Object> channel, Outbox outbox) {
    this.channel = channel;
    this.outbox = outbox;
  }

  /** Emits what there is, as far as Jet takes it; true once the channel is closed and drained. */
  boolean isDone() {
    while (true) {
      for (; next < batch.size(); next++) {
        if (!outbox.offer(Bridge.wrap(batch.get(next)))) {
          return false;
        }
      }
      next = 0;
      batch = List.of();
      if (channel.length() > 0) {
        try {
          batch = channel.receiveUpTo(Bridge.batch(channel));
        } catch (InterruptedException e) {
          // Jet interrupts its threads only when it shuts down.
          Thread.currentThread().interrupt();
          return false;
        }
      } else {
        Optional<Received<@Nullable Object>> one = channel.tryReceive();
        if (one.isEmpty()) {
          return false;
        }
        if (!one.get().ok()) {
          return true;
        }
        batch = Arrays.asList(one.get().value());
      }
    }
  }
}
