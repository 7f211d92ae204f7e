package dev.sluice.internal.channel;

import dev.sluice.ChannelState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel at one instant.
 *
 * @param length how many values it keeps
 * @param sent how many were sent
 * @param senders the threads that wait to send, in the order in which they came
 * @param receivers the threads that wait to receive, in the order in which they came
 * @param dropped how many were dropped because it was full
 * @param received how many were received
 */
public record ChannelSnapshot(
    int length,
    long sent,
    List<Thread> senders,
    List<Thread> receivers,
    long dropped,
    long received) {
  /** Room for those who come between two looks. */
  private static final int SLACK = 8;

  /**
   * Looks at a channel. The room for the threads is made before the lock is taken; if it is not
   * enough, the channel is looked at again.
   */
  public static ChannelSnapshot of(ChannelCore channel) {
    @Nullable Thread[] senders = new @Nullable Thread[SLACK];
    @Nullable Thread[] receivers = new @Nullable Thread[SLACK];
    while (true) {
      int length;
      long sent;
      long dropped;
      long discarded;
      int sending;
      int receiving;
      channel.lock();
      try {
        length = channel.size();
        sent = channel.sentCount();
        dropped = channel.overflowed;
        discarded = channel.discarded;
        sending = channel.waiting(true, senders);
        receiving = channel.waiting(false, receivers);
      } finally {
        channel.unlock();
      }
      if (sending <= senders.length && receiving <= receivers.length) {
        return new ChannelSnapshot(
            length,
            sent,
            first(senders, sending),
            first(receivers, receiving),
            dropped,
            sent - length - dropped - discarded);
      }
      senders = new @Nullable Thread[sending + SLACK];
      receivers = new @Nullable Thread[receiving + SLACK];
    }
  }

  /** A channel as users see it, at one instant. */
  public static ChannelState stateOf(ChannelCore channel) {
    ChannelSnapshot now = of(channel);
    return new ChannelState(
        channel.label(),
        now.length(),
        channel.capacity(),
        now.sent(),
        names(now.senders()),
        names(now.receivers()),
        now.dropped());
  }

  private static List<String> names(List<Thread> threads) {
    return threads.stream().map(GoroutineRegistry::nameOf).toList();
  }

  @SuppressWarnings("NullAway") // as many are there
  private static List<Thread> first(@Nullable Thread[] threads, int count) {
    return List.of(Arrays.copyOf(threads, count));
  }
}
