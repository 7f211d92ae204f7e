package dev.sluice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    List<SendChannel<? super T>> targets = new ArrayList<>(to);
    while (!targets.isEmpty()) {
      Received<T> next = from.receiveOk();
      if (!next.ok()) {
        return;
      }
      boolean arrived = false;
      try {
        for (var target = targets.iterator(); target.hasNext(); ) {
          try {
            target.next().send(next.value());
            arrived = true;
          } catch (ChannelAbandonedException e) {
            // This receiver wants no more; the others do.
            target.remove();
          }
        }
      } finally {
        if (!arrived) {
          Outputs.drop(from, Collections.singletonList(next.value()));
        }
      }
    }
  }
}
