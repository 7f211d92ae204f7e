package dev.sluice.generated;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.Channels;
import dev.sluice.internal.channel.SeveralSends;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Channels between a pipeline and an engine that runs it, which brings and takes elements in
 * batches and whose threads must not block.
 */
public final class Crossing {
  /**
   * The highest capacity. Where goroutines and the engine's threads take turns on few processors,
   * each of them needs enough to do for its turn.
   */
  private static final int MOST = 16_384;

  /** Above eight, receivers may take so long for each element, in nanoseconds. */
  private static final long NANOS = 20_000;

  private Crossing() {}

  /**
   * A channel whose buffer follows what it carries: two elements at first, 16,384 at most. It grows
   * above eight only while its receivers take at most 20 microseconds for each, and does not shrink
   * again.
   *
   * @param name its name, for reports
   * @param <T> the element type
   * @return an open channel that belongs to no group
   */
  public static <T> Channel<T> channel(String name) {
    return Channels.adaptive(Objects.requireNonNull(name, "name"), MOST, NANOS);
  }

  /**
   * Sends as many elements as the channel has room or receivers for. Does not block.
   *
   * @param channel the channel
   * @param elements where the elements are
   * @param from the index of the first one
   * @param to the index behind the last one
   * @return how many were sent; the others are still to be sent
   * @throws ChannelAbandonedException if the channel is abandoned; it may have taken some before
   * @throws ChannelClosedException if the channel is closed
   */
  public static int trySend(
      SendChannel<@Nullable Object> channel, @Nullable Object[] elements, int from, int to) {
    Objects.checkFromToIndex(from, to, elements.length);
    return SeveralSends.trySend(channel, elements, from, to);
  }
}
