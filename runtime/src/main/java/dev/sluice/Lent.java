package dev.sluice;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends of channels that are lent: they do everything but close and abandon, which stays with
 * whoever lends them. Generated code lends a channel to a pipeline that is a stage where others
 * hold the same end of it: a pipeline closes and abandons its ports when its own stages have ended,
 * but the channel ends with the last of all its holders.
 */
public final class Lent {
  private Lent() {}

  /**
   * A sending end whose {@code close} has no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> sender(SendChannel<T> channel) {
    return new Sender<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A receiving end whose {@code abandon} has no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> ReceiveChannel<T> receiver(ReceiveChannel<T> channel) {
    return new Receiver<>(Objects.requireNonNull(channel, "channel"));
  }

  record Sender<T>(SendChannel<T> channel) implements SendChannel<T> {
    @Override
    public void send(@Nullable T value) throws InterruptedException {
      channel.send(value);
    }

    @Override
    public boolean trySend(@Nullable T value) {
      return channel.trySend(value);
    }

    /** Whoever lent the channel closes it. */
    @Override
    public void close() {}

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
      return channel.toString();
    }
  }

  record Receiver<T>(ReceiveChannel<T> channel) implements ReceiveChannel<T> {
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

    /** Whoever lent the channel abandons it. */
    @Override
    public void abandon() {}

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
      return channel.toString();
    }
  }
}
