package dev.sluice.internal.channel;

import dev.sluice.ChannelFailedException;
import java.time.Duration;
import java.util.List;

/** Fills a batch with elements of a channel. */
final class BatchFilling {
  private BatchFilling() {}

  /**
   * Adds what can be received at once, then what comes within a time, up to a number of elements.
   * An interrupt, a cancel or a failure ends the batch: what it has is returned, an interrupt keeps
   * its status, and a failure is met again by the next receive.
   */
  static <T> void fill(ChannelProtocol channel, List<T> batch, int max, Duration within) {
    Deadline deadline = Deadline.isAhead(within) ? Deadline.in(within) : null;
    while (batch.size() < max) {
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
}
