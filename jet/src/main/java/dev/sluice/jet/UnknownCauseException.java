package dev.sluice.jet;

/**
 * Stands for an exception of a member that cannot travel, or whose class the submitter does not
 * have: its message is what that exception said of itself.
 */
public final class UnknownCauseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The stack trace on the member, as text. */
  private final String stack;

  /**
   * An exception for one that cannot travel.
   *
   * @param text what it says of itself
   * @param stack its stack trace
   */
  UnknownCauseException(String text, String stack) {
    super(text, null, false, false);
    this.stack = stack;
  }

  /**
   * The stack trace of the exception on its member.
   *
   * @return the lines that it prints
   */
  public String remoteStackTrace() {
    return stack;
  }
}
