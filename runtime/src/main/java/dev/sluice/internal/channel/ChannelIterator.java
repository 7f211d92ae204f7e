package dev.sluice.internal.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A range over a channel: {@code hasNext} receives, {@code next} hands out what it received. */
class ChannelIterator<T> implements Iterator<T> {
  private final ChannelProtocol channel;

  /** The value received ahead; {@link ChannelProtocol#BLOCKED} where none is. */
  private @Nullable Object ahead = ChannelProtocol.BLOCKED;

  /**
   * The thread that has received last, which the channel need not look at again; null before that,
   * and at the end, so that a range that has ended keeps no thread.
   */
  private @Nullable Thread receiver;

  ChannelIterator(ChannelProtocol channel) {
    this.channel = channel;
  }

  /**
   * Receives, blocking.
   *
   * @param known whether the caller is who has received last
   */
  @Nullable Object receive(Thread caller, boolean known) throws InterruptedException {
    return channel.receive(Deadline.NEVER, known);
  }

  @Override
  public final boolean hasNext() {
    if (ahead == ChannelProtocol.BLOCKED) {
      try {
        Thread caller = Thread.currentThread();
        ahead = receive(caller, caller == receiver);
        receiver = caller;
      } catch (InterruptedException e) {
        receiver = null;
        Thread.currentThread().interrupt();
        CancellationException cancelled =
            new CancellationException("interrupted in a range over a channel");
        cancelled.initCause(e);
        throw cancelled;
      }
    }
    if (ahead == ChannelProtocol.CLOSED) {
      receiver = null;
      return false;
    }
    return true;
  }

  @Override
  @SuppressWarnings("NullAway") // a null element is the caller's own
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the channel is closed");
    }
    Object value = ahead;
    ahead = ChannelProtocol.BLOCKED;
    return Element.of(value);
  }
}
