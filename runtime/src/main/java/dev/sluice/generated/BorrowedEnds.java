package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.BorrowedReceives;
import dev.sluice.internal.channel.BorrowedSends;
import dev.sluice.internal.channel.SharedReceives;
import dev.sluice.internal.channel.SharedSends;
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
public final class BorrowedEnds {
  private BorrowedEnds() {}

  /**
   * A sending end whose {@code fail} has no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> output(SendChannel<T> channel) {
    return new BorrowedSends<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A receiving end that a failing pipeline does not abandon.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> ReceiveChannel<T> input(ReceiveChannel<T> channel) {
    return new BorrowedReceives<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A sending end whose {@code close} and {@code fail} have no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> sender(SendChannel<T> channel) {
    return new SharedSends<>(Objects.requireNonNull(channel, "channel"));
  }

  /**
   * A receiving end whose {@code abandon} has no effect.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> ReceiveChannel<T> receiver(ReceiveChannel<T> channel) {
    return new SharedReceives<>(Objects.requireNonNull(channel, "channel"));
  }
}
