package dev.sluice.internal.channel;

import dev.sluice.ChannelFailedException;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Fills a batch with elements of a channel. */
@SuppressWarnings("NonApiType") // no other list can be told how long it will be
final class BatchFilling {
  /** How many elements are received with one look at the channel. */
  private static final int SEVERAL = 64;

  private BatchFilling() {}

  /**
   * Adds what can be received at once, then what comes within a time, up to a number of elements.
   * An interrupt, a cancel, a failure, or a lack of memory or stack ends the batch: what it has is
   * returned, an interrupt keeps its status, and the others are met again by the next receive.
   *
   * @param batch has an element, which would be lost if this threw anything
   */
  static <T> void fill(ChannelProtocol channel, ArrayList<T> batch, int max, Duration within) {
    try {
      fillFurther(channel, batch, max, within);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The batch is large enough.
    }
  }

  private static <T> void fillFurther(
      ChannelProtocol channel, ArrayList<T> batch, int max, Duration within) {
    Deadline deadline = Deadline.isAhead(within) ? Deadline.in(within) : null;
    while (batch.size() < max) {
      if (channel.isRing() && addSeveral(channel, batch, max)) {
        continue;
      }
      batch.ensureCapacity(batch.size() + 1);
      Object value;
      try {
        value = channel.receiveNow();
        if (value == ChannelProtocol.BLOCKED && deadline != null) {
          value = channel.receive(deadline);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ChannelFailedException e) {
        return;
      }
      if (value == ChannelProtocol.BLOCKED || value == ChannelProtocol.CLOSED) {
        return;
      }
      Element.add(batch, value);
    }
  }

  /**
   * Adds several elements, if the channel gives some at once. Memory is needed before they are
   * received: they would be lost if there were none after that.
   */
  private static <T> boolean addSeveral(ChannelProtocol ring, ArrayList<T> batch, int max) {
    int most = Math.min(Math.min(max - batch.size(), ring.size()), SEVERAL);
    if (most <= 1) {
      return false;
    }
    @Nullable Object[] some = new @Nullable Object[most];
    batch.ensureCapacity(batch.size() + most);
    int count = ring.poll(some, 0, most);
    for (int i = 0; i < count; i++) {
      Element.add(batch, some[i]);
    }
    return count > 0;
  }
}
