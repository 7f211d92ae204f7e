package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sending end of a source: when the pipeline is drained, it is as if it were abandoned. */
public final class SourceEnd<T> extends SendView<T> {
  private final Drain drain;

  /** The channel itself, if sending to it is all that a send does; else null. */
  private final @Nullable AbstractChannel<T> core;

  public SourceEnd(SendChannel<T> channel, SourceSet sources) {
    super(channel);
    this.drain = sources.drain();
    this.core = plain(channel);
    if (core != null) {
      sources.add(core);
    }
  }

  /** A send does more: it ends with the drain. */
  @Override
  @Nullable AbstractChannel<T> plain() {
    return null;
  }

  @Override
  Drain drain() {
    return drain;
  }

  /** Whether a channel, whatever views are between, is the end of a source that has ended. */
  static boolean isDrained(@Nullable SendChannel<?> channel) {
    Drain drain = drainOf(channel);
    return drain != null && drain.hasBegun();
  }

  /** The drain that ends the sends to a channel, or null. */
  static @Nullable Drain drainOf(@Nullable SendChannel<?> channel) {
    return channel instanceof SendView<?> view ? view.drain() : null;
  }

  // What ends and outputs of sources have in common.

  /**
   * Sends.
   *
   * @param core what {@link #plain} gives of the channel
   */
  static <T> void send(
      SendChannel<T> channel, @Nullable AbstractChannel<T> core, @Nullable T value, Drain drain)
      throws InterruptedException {
    if (core != null) {
      core.send(value, drain);
      CountedSends.sent(channel, core);
      return;
    }
    check(drain);
    channel.send(value);
  }

  static <T> boolean trySend(SendChannel<T> channel, @Nullable T value, Drain drain) {
    if (drain.hasBegun()) {
      throw refusal(channel, value);
    }
    return channel.trySend(value);
  }

  static <T> boolean trySend(
      SendChannel<T> channel,
      @Nullable AbstractChannel<T> core,
      @Nullable T value,
      Duration timeout,
      Drain drain)
      throws InterruptedException {
    if (core != null) {
      boolean sent = core.trySend(value, timeout, drain);
      if (sent) {
        CountedSends.sent(channel, core);
      }
      return sent;
    }
    check(drain);
    return channel.trySend(value, timeout);
  }

  private static void check(Drain drain) {
    if (drain.hasBegun()) {
      throw new ChannelAbandonedException("send on a channel of a pipeline that is drained");
    }
  }

  private static IllegalStateException refusal(SendChannel<?> channel, @Nullable Object value) {
    return Views.core(channel) instanceof AbstractChannel<?> core
        ? Refusals.of(core, value)
        : new ChannelAbandonedException("send on a channel of a pipeline that is drained");
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    send(channel(), core, value, drain);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    return trySend(channel(), value, drain);
  }

  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    return trySend(channel(), core, value, timeout, drain);
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    awaitAbandoned(channel(), core, drain);
  }

  static void awaitAbandoned(SendChannel<?> channel, @Nullable AbstractChannel<?> core, Drain drain)
      throws InterruptedException {
    if (core == null) {
      channel.awaitAbandoned();
    } else {
      core.awaitAbandoned(drain);
    }
  }
}
