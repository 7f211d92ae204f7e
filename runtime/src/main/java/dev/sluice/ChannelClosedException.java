package dev.sluice;

/**
 * A send on, or a second close of, a closed channel: Go's panics {@code send on closed channel} and
 * {@code close of closed channel} (rules SND-07, CLS-02). The message begins with Go's words and
 * ends with the channel's name where it has one: {@code send on closed channel 'orders'}.
 */
public class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with Go's message.
   *
   * @param message what was attempted
   */
  public ChannelClosedException(String message) {
    super(message);
  }
}
