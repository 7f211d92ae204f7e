package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sending side of a channel, and no more (rule DN-12). */
public class SendView<T> implements SendChannel<T>, HasCore {
  private final SendChannel<T> channel;

  SendView(SendChannel<T> channel) {
    this.channel = channel;
  }

  /** What this is a view of. */
  final SendChannel<T> channel() {
    return channel;
  }

  /** What ends the sends of a source that has this end, or null. */
  @Override
  public Object core() {
    return Views.core(channel);
  }

  /** Whether what is sent is dropped: there is no receiver, but another output has one. */
  boolean isOff() {
    return channel instanceof SendView<?> view && view.isOff();
  }

  /** The channel itself, if sending to it is all that a send does; else null. */
  @Nullable AbstractChannel<T> plain() {
    return plain(channel);
  }

  /** The channel itself, if sending to it is all that a send does; else null. */
  @SuppressWarnings("unchecked") // a channel of its elements
  static <T> @Nullable AbstractChannel<T> plain(SendChannel<T> channel) {
    if (channel instanceof SendView<T> view) {
      return view.plain();
    }
    return channel instanceof AbstractChannel<?> core ? (AbstractChannel<T>) core : null;
  }

  @Nullable Drain drain() {
    return channel instanceof SendView<?> view ? view.drain() : null;
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    channel.send(value);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    return channel.trySend(value);
  }

  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    return channel.trySend(value, timeout);
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    channel.awaitAbandoned();
  }

  @Override
  public void fail(Throwable cause) {
    channel.fail(cause);
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public final int length() {
    return channel.length();
  }

  @Override
  public final int capacity() {
    return channel.capacity();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return channel.equals(other);
  }

  @Override
  public final int hashCode() {
    return channel.hashCode();
  }

  @Override
  public final String toString() {
    return core().toString().replaceFirst("chan", "chan<-");
  }
}
