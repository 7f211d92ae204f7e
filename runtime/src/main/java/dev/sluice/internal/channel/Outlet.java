package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker sends results, and its clock for how fast it handles inputs, which stands still
 * while it waits there. To be used by one goroutine.
 *
 * @param <R> the type of the results
 */
public final class Outlet<R> {
  private final SendChannel<R> out;

  /** The channel itself, if sending to it is all that a send does; else null. */
  private final @Nullable AbstractChannel<R> channel;

  private long waitedNanos;

  public Outlet(SendChannel<R> out) {
    this.out = out;
    this.channel = SendView.plain(out);
  }

  /** See {@link SendChannel#send}. */
  public void send(@Nullable R value) throws InterruptedException {
    if (channel != null && channel.offer(value)) {
      CountedSends.sent(out, channel);
      return;
    }
    long from = System.nanoTime();
    if (channel instanceof SinkChannel<R> function) {
      // It is called even after an interrupt: what is sent has left the turn and would be lost.
      var unused = function.trySend(value);
    } else {
      out.send(value);
    }
    waitedNanos += System.nanoTime() - from;
  }

  /** As {@link System#nanoTime}, without the time that was waited and what was left out. */
  public long nanoTime() {
    return System.nanoTime() - waitedNanos;
  }

  /** Leaves out what has passed since an instant. */
  public void leaveOutSince(long nanoTime) {
    waitedNanos += nanoTime() - nanoTime;
  }
}
