package dev.sluice.internal.channel;

/**
 * Interrupts a goroutine of a group that goes on sending to an abandoned channel. A goroutine that
 * ends with it has ended normally: nobody wanted more.
 */
public final class RefusedAgainException extends InterruptedException {
  private static final long serialVersionUID = 1;

  RefusedAgainException(String message) {
    super(message);
  }
}
