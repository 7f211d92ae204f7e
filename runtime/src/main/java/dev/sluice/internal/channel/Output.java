package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@linkplain OutputSet outputs} of a stage. It is over when it has no receiver any
 * more; that is looked up without a lock, as a hint that spares a send which would be refused.
 */
final class Output<T> extends SendView<T> {
  private final OutputSet outputs;

  /** The output is over when all of these are abandoned; empty where that depends on none. */
  private final List<ChannelCore> behind;

  /** What a select sees: the channel, or a sink that drops what a stage refuses. */
  private final Object core;

  /** The channel itself if that is all that a source sends to; else null. */
  private final @Nullable AbstractChannel<T> plain;

  /** Whether a send was refused. */
  private volatile boolean refused;

  Output(OutputSet outputs, SendChannel<T> channel, List<ChannelCore> behind) {
    super(channel);
    this.outputs = outputs;
    this.behind = behind;
    Object known = Views.core(channel);
    this.core = known instanceof SinkChannel<?> sink ? dropping(sink) : known;
    Drain drain = outputs.drain();
    this.plain = drain == null ? null : plain(channel);
    if (drain != null && plain != null) {
      drain.add(plain);
    }
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

  /** What ends the sends, if this is an output of a source; or null. */
  @Override
  @Nullable Drain drain() {
    return outputs.drain();
  }

  private boolean isDrained() {
    Drain drain = outputs.drain();
    return drain != null && drain.hasBegun();
  }

  @Override
  public Object core() {
    return core;
  }

  /** Whether there is no receiver any more. */
  boolean isOver() {
    if (refused
        || (core instanceof ChannelCore seen && seen.over == ChannelCore.ABANDONED)
        || (channel() instanceof SinkChannel<?> stage && stage.over == ChannelCore.ABANDONED)) {
      return true;
    }
    for (int i = 0; i < behind.size(); i++) {
      if (behind.get(i).over != ChannelCore.ABANDONED) {
        return false;
      }
    }
    return !behind.isEmpty();
  }

  /** Whether what is sent is dropped: there is no receiver, but another output has one. */
  private boolean drops() {
    return isOver() && !isDrained() && outputs.haveReceiver();
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
    Drain drain = outputs.drain();
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
    Drain drain = outputs.drain();
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
    Drain drain = outputs.drain();
    try {
      return drain == null ? channel().trySend(value) : SourceEnd.trySend(channel(), value, drain);
    } catch (ChannelAbandonedException e) {
      refused(value, e);
      return true;
    }
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    Drain drain = outputs.drain();
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
    refused = true;
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
