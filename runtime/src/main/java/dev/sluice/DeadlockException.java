package dev.sluice;

/**
 * Every member of a {@link Group} waits for another one, and nothing else can wake them. The
 * message begins with Go's line, {@code all goroutines are asleep - deadlock!}, and then says who
 * waits for what (rules DLK).
 */
public class DeadlockException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * An exception with a report.
   *
   * @param message the report
   */
  public DeadlockException(String message) {
    super(message);
  }
}
