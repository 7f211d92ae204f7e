package dev.sluice;

/**
 * A receive from a channel whose sender has {@linkplain SendChannel#fail failed}, once all that was
 * sent before has been received. The {@linkplain #getCause() cause} is what was given to {@code
 * fail}. Each receive throws an exception of its own, so its stack shows the receiver.
 */
public class ChannelFailedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * An exception for a failed channel.
   *
   * @param message what was attempted
   * @param cause what the channel was failed with
   */
  public ChannelFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
