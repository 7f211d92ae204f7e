package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.Sink;
import org.jspecify.annotations.Nullable;

/** What a send throws that could not be done. */
final class Refusals {
  private Refusals() {}

  /** The exception of an operation that does not block. */
  static IllegalStateException of(ChannelCore channel, @Nullable Object value) {
    IllegalStateException refusal = exception(channel);
    if (refusal instanceof ChannelAbandonedException) {
      RegisteredGoroutine goroutine = GoroutineRegistry.goroutineOf(Thread.currentThread());
      if (goroutine != null) {
        var unused = goroutine.isRefusedAgain(channel);
      }
    }
    return kept(channel, value, refusal);
  }

  /**
   * The exception of an operation that can be interrupted. A goroutine of a group that swallows the
   * refusal of an abandoned channel, and sends to it again, is interrupted: it would go on like
   * this for ever.
   *
   * @throws InterruptedException the second time
   */
  static IllegalStateException ofBlocking(ChannelCore channel, @Nullable Object value)
      throws InterruptedException {
    IllegalStateException refusal = exception(channel);
    if (refusal instanceof ChannelAbandonedException) {
      RegisteredGoroutine goroutine = GoroutineRegistry.goroutineOf(Thread.currentThread());
      if (goroutine != null && goroutine.isRefusedAgain(channel)) {
        throw kept(
            channel,
            value,
            new RefusedAgainException(refusal.getMessage() + ", again after it was refused"));
      }
    }
    return kept(channel, value, refusal);
  }

  /**
   * Remembers which value a goroutine has kept, because the send failed: if it ends with the
   * exception, nobody will have the value. So it is for the channels of a group; a value that was
   * sent to a channel made by hand stays its sender's, who closes it or sends it elsewhere.
   */
  static <E extends Throwable> E kept(ChannelCore channel, @Nullable Object value, E exception) {
    Sink<Object> undelivered = channel.isOfGroup() ? channel.undelivered() : null;
    if (undelivered != null) {
      RegisteredGoroutine goroutine = GoroutineRegistry.goroutineOf(Thread.currentThread());
      if (goroutine != null) {
        goroutine.kept(exception, value, undelivered);
      }
    }
    return exception;
  }

  /** The exception as such: there is no value to be kept. */
  static IllegalStateException exception(ChannelCore channel) {
    // On a channel that is not over only the source of a drained pipeline is refused.
    return channel.over == ChannelCore.CLOSED_BY_SENDER
        ? new ChannelClosedException("send on closed channel" + quoted(channel.label()))
        : new ChannelAbandonedException("send on abandoned channel" + quoted(channel.label()));
  }

  /** A name as it stands at the end of a message; nothing for a channel without one. */
  static String quoted(String name) {
    return name.isEmpty() ? "" : " '" + name + "'";
  }
}
