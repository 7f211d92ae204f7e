package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/** Sends several values with one look at the channel, where it has a ring. */
public final class SeveralSends {
  private SeveralSends() {}

  /** Sends values from an index up to another, exclusive, without blocking; says how many. */
  public static int trySend(
      SendChannel<@Nullable Object> channel, @Nullable Object[] values, int from, int to) {
    int next = from;
    while (next < to) {
      int count = channel instanceof BufferedChannel<?> ring ? ring.offer(values, next, to) : 0;
      if (count == 0) {
        // Full, or a receiver waits, or the channel is over.
        if (!channel.trySend(values[next])) {
          break;
        }
        count = 1;
      }
      next += count;
    }
    return next - from;
  }
}
