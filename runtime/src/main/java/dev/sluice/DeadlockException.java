package dev.sluice;

/**
 * Every member of a {@link Group} waits for another one: no member can go on, and none ever will. A
 * channel of the group is for its members only. A thread outside that holds one and has not used it
 * yet cannot be seen; a channel for such threads is a port. The message begins with Go's line,
 * {@code all goroutines are asleep - deadlock!}, and then says who waits for what (rules DLK); it
 * ends with a hint at ports where a member waits on a channel that only one side has used so far.
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
