package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receiving side of a channel, and no more (rule DN-12). */
public class ReceiveView<T> implements ReceiveChannel<T>, HasCore {
  private final ReceiveChannel<T> channel;

  ReceiveView(ReceiveChannel<T> channel) {
    this.channel = channel;
  }

  /** What this is a view of. */
  final ReceiveChannel<T> channel() {
    return channel;
  }

  @Override
  public Object core() {
    return Views.core(channel);
  }

  /** The channel itself, if receiving from it is all that a receive does; else null. */
  @Nullable AbstractChannel<T> plain() {
    return plain(channel);
  }

  /** The channel itself, if receiving from it is all that a receive does; else null. */
  @SuppressWarnings("unchecked") // a channel of its elements
  static <T> @Nullable AbstractChannel<T> plain(ReceiveChannel<T> channel) {
    if (channel instanceof ReceiveView<T> view) {
      return view.plain();
    }
    return channel instanceof AbstractChannel<?> core ? (AbstractChannel<T>) core : null;
  }

  @Override
  public @Nullable T receive() throws InterruptedException {
    return channel.receive();
  }

  @Override
  public Received<T> receiveOk() throws InterruptedException {
    return channel.receiveOk();
  }

  @Override
  public Optional<Received<T>> tryReceive() {
    return channel.tryReceive();
  }

  @Override
  public Optional<Received<T>> tryReceive(Duration timeout) throws InterruptedException {
    return channel.tryReceive(timeout);
  }

  @Override
  public List<T> receiveUpTo(int max) throws InterruptedException {
    return channel.receiveUpTo(max);
  }

  @Override
  public List<T> receiveUpTo(int max, Duration within) throws InterruptedException {
    return channel.receiveUpTo(max, within);
  }

  @Override
  public Iterator<T> iterator() {
    return channel.iterator();
  }

  @Override
  public void abandon() {
    channel.abandon();
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
    return core().toString().replaceFirst("chan", "<-chan");
  }
}
