package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** One of the {@linkplain OutputSet outputs} of a stage. It is over when it has no receiver. */
public final class Output<T> extends SendView<T> {
  private final OutputSet outputs;

  /** What a select sees: the channel, or a sink that drops what a stage refuses. */
  private final Object core;

  private final OutputReceivers receivers;

  /** What ends the sends, if this is an output of a source; or null. */
  private final @Nullable Drain drain;

  /** The channel itself if that is all that a source sends to; else null. */
  private final @Nullable AbstractChannel<T> plain;

  /**
   * Adds an output to those of a stage.
   *
   * @param behind the channels to which it leads; none, where it needs none to go on
   */
  public Output(OutputSet outputs, SendChannel<T> channel, SendChannel<?>... behind) {
    super(channel);
    this.outputs = outputs;
    Object known = Views.core(channel);
    this.core = known instanceof SinkChannel<?> sink ? dropping(sink) : known;
    this.receivers = new OutputReceivers(channel, core, behind);
    this.drain = outputs.drain();
    this.plain = drain == null ? null : plain(channel);
    if (plain != null) {
      outputs.blocksOn(plain);
    }
    outputs.add(receivers);
  }

  /** For a select: drops what the stage behind the sink refuses, and as the sink does that. */
  private SinkChannel<T> dropping(SinkChannel<?> stage) {
    SinkChannel<T> sink = new SinkChannel<>(this::send);
    Sink<Object> undelivered = stage.undelivered();
    if (undelivered != null) {
      sink.tellUndelivered(undelivered);
    }
    return sink;
  }

  @Override
  @Nullable Drain drain() {
    return drain;
  }

  private boolean isDrained() {
    return drain != null && drain.hasBegun();
  }

  @Override
  public Object core() {
    return core;
  }

  /** Whether what is sent is dropped: there is no receiver, but another output has one. */
  private boolean drops() {
    return receivers.areGone() && !isDrained() && outputs.haveReceiver();
  }

  @Override
  boolean isOff() {
    return drops() || super.isOff();
  }

  /** A send does more: it may drop the value. */
  @Override
  @Nullable AbstractChannel<T> plain() {
    return null;
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    if (drops()) {
      checkInterrupt();
      drop(value);
      return;
    }
    try {
      if (drain == null) {
        channel().send(value);
      } else {
        SourceEnd.send(channel(), plain, value, drain);
      }
    } catch (ChannelAbandonedException e) {
      refused(value, e);
    }
  }

  /** True also for a value that is dropped, see {@link #trySend(Object)}. */
  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    if (drops()) {
      checkInterrupt();
      drop(value);
      return true;
    }
    try {
      return drain == null
          ? channel().trySend(value, timeout)
          : SourceEnd.trySend(channel(), plain, value, timeout, drain);
    } catch (ChannelAbandonedException e) {
      refused(value, e);
      return true;
    }
  }

  /** True also for a value that is dropped: to try again would not help. */
  @Override
  public boolean trySend(@Nullable T value) {
    if (drops()) {
      drop(value);
      return true;
    }
    try {
      return drain == null ? channel().trySend(value) : SourceEnd.trySend(channel(), value, drain);
    } catch (ChannelAbandonedException e) {
      refused(value, e);
      return true;
    }
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    if (drain == null) {
      super.awaitAbandoned();
    } else {
      SourceEnd.awaitAbandoned(channel(), plain, drain);
    }
  }

  /**
   * The channel refuses a value, which is dropped if another output has a receiver.
   *
   * @throws ChannelAbandonedException if none has
   */
  private void refused(@Nullable T value, ChannelAbandonedException refusal) {
    if (isDrained()) {
      throw refusal;
    }
    receivers.refuse();
    if (!outputs.haveReceiver()) {
      throw refusal;
    }
    if (!(channel() instanceof SinkChannel<?>)) {
      drop(value);
    }
  }

  /** A value is accepted and dropped. What a stage was called with is that stage's. */
  private void drop(@Nullable T value) {
    if (core instanceof AbstractChannel<?> channel) {
      channel.drop(Collections.singletonList(value));
    }
  }

  /** A stage that sends to this output only must notice its end all the same. */
  private static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
