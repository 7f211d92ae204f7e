package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.UnsentValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies every value of one channel to several others. Generated code runs it in a goroutine for
 * each broadcast channel.
 */
public final class Broadcaster {
  private Broadcaster() {}

  /**
   * Sends every value that comes to each of the channels, in the order in which they are given.
   * Blocks until the source is closed and drained, or all targets are abandoned. The slowest
   * receiver sets the pace; a target that is abandoned is left out from then on and does not stop
   * the others. Closes nothing: that is the caller's.
   *
   * @param from where the values come from
   * @param to where each of them goes
   * @param <T> the element type
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the value
   *     in hand may have reached some of the targets
   */
  public static <T> void copy(ReceiveChannel<T> from, List<? extends SendChannel<? super T>> to)
      throws InterruptedException {
    copy(from, to, null);
  }

  /**
   * The same where somebody is told of the values that reach none of the targets.
   *
   * @param from where the values come from
   * @param to where each of them goes; what these drop, they tell the shares
   * @param shares what each target has; null where nobody is told
   * @param <T> the element type
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the value
   *     in hand may have reached some of the targets
   */
  public static <T> void copy(
      ReceiveChannel<T> from, List<? extends SendChannel<? super T>> to, @Nullable Shares<T> shares)
      throws InterruptedException {
    if (shares != null) {
      shares.begin(to);
    }
    List<SendChannel<? super T>> targets = new ArrayList<>(to);
    while (!targets.isEmpty()) {
      if (shares != null) {
        shares.prepare();
      }
      Received<T> next = from.receiveOk();
      if (!next.ok()) {
        return;
      }
      T value = next.value();
      if (shares != null) {
        shares.next(value);
      }
      boolean arrived = false;
      try {
        for (var target = targets.iterator(); target.hasNext(); ) {
          // Counted first: what ends this goroutine in the send is told as dropped by the target.
          count(shares, 1);
          try {
            target.next().send(value);
            arrived = true;
          } catch (ChannelAbandonedException e) {
            // This receiver wants no more; the others do.
            count(shares, -1);
            target.remove();
          }
        }
      } finally {
        if (shares != null) {
          shares.complete();
        } else if (!arrived) {
          UnsentValues.drop(from, Collections.singletonList(value));
        }
      }
    }
  }

  private static void count(@Nullable Shares<?> shares, int change) {
    if (shares != null) {
      shares.sending(change);
    }
  }
}
