package dev.sluice;

import org.jspecify.annotations.Nullable;

/** The sending side of a channel, and no more (rule DN-12). */
record SendView<T>(Channel<T> channel) implements SendChannel<T> {
  @Override
  public void send(@Nullable T value) throws InterruptedException {
    channel.send(value);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    return channel.trySend(value);
  }

  @Override
  public void close() {
    channel.close();
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
    return channel.toString().replaceFirst("chan", "chan<-");
  }
}
