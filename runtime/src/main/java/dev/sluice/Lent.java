package dev.sluice;

import java.util.Objects;

/**
 * Ends of channels that are lent to a pipeline that is a stage. Its failure is the failure of the
 * group that has lent them, so it neither fails nor abandons them then: others would take it for a
 * failure or an end of their own before the group is cancelled.
 *
 * <p>An {@linkplain #output output} or {@linkplain #input input} is closed or abandoned by the
 * pipeline when its own stages have ended. A {@linkplain #sender sender} or {@linkplain #receiver
 * receiver} is one of several that hold the same end: the channel ends with the last of them, and
 * the one that has lent it sees to that.
 */
public final class Lent {
  private Lent() {}

  /**
   * A sending end whose {@code fail} has no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> output(SendChannel<T> channel) {
    return new Output<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A receiving end that a failing pipeline does not abandon.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> ReceiveChannel<T> input(ReceiveChannel<T> channel) {
    return new Input<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A sending end whose {@code close} and {@code fail} have no effect.
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

  static sealed class Output<T> extends SendView<T> permits Sender {
    Output(SendChannel<T> channel) {
      super(channel);
    }

    /** The failure is the group's. */
    @Override
    public void fail(Throwable cause) {
      Objects.requireNonNull(cause, "cause");
    }
  }

  static final class Sender<T> extends Output<T> {
    Sender(SendChannel<T> channel) {
      super(channel);
    }

    /** The last holder closes it. */
    @Override
    public void close() {}
  }

  static sealed class Input<T> extends ReceiveView<T> permits Receiver {
    Input(ReceiveChannel<T> channel) {
      super(channel);
    }
  }

  static final class Receiver<T> extends Input<T> {
    Receiver(ReceiveChannel<T> channel) {
      super(channel);
    }

    /** The last holder abandons it. */
    @Override
    public void abandon() {}
  }
}
