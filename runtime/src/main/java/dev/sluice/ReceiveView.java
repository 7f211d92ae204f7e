package dev.sluice;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The receiving side of a channel, and no more (rule DN-12). */
record ReceiveView<T>(Channel<T> channel) implements ReceiveChannel<T> {
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
  public Iterator<T> iterator() {
    return channel.iterator();
  }

  @Override
  public void abandon() {
    channel.abandon();
  }

  @Override
  public int length() {
    return channel.length();
  }

  @Override
  public int capacity() {
    return channel.capacity();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return channel.equals(other);
  }

  @Override
  public int hashCode() {
    return channel.hashCode();
  }

  @Override
  public String toString() {
    return channel.toString().replaceFirst("chan", "<-chan");
  }
}
