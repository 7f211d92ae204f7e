package dev.sluice;

/**
 * A send on a channel whose receivers will not come again ({@link ReceiveChannel#abandon}). A
 * goroutine that ends with it has ended normally: nobody wanted more.
 */
public class ChannelAbandonedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with a message.
   *
   * @param message what was attempted
   */
  public ChannelAbandonedException(String message) {
    super(message);
  }
}
