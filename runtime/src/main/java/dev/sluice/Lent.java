package dev.sluice;

import java.util.Objects;

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

  static final class Sender<T> extends SendView<T> {
    Sender(SendChannel<T> channel) {
      super(channel);
    }

    /** Whoever lent the channel closes it. */
    @Override
    public void close() {}
  }

  static final class Receiver<T> extends ReceiveView<T> {
    Receiver(ReceiveChannel<T> channel) {
      super(channel);
    }

    /** Whoever lent the channel abandons it. */
    @Override
    public void abandon() {}
  }
}
