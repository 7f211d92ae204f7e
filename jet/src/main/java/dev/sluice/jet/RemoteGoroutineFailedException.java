package dev.sluice.jet;

import dev.sluice.GoroutineFailedException;

/**
 * A goroutine on a member of the cluster ended with an exception, which is the {@linkplain
 * #getCause() cause}: "goroutine 'parse-3' on member 127.0.0.1:5701 failed: ...".
 */
public final class RemoteGoroutineFailedException extends GoroutineFailedException {
  private static final long serialVersionUID = 1;

  /** The member's address. */
  private final String member;

  /**
   * An exception for a goroutine of a member.
   *
   * @param goroutine the goroutine's name
   * @param member the member's address
   * @param cause what it ended with
   */
  RemoteGoroutineFailedException(String goroutine, String member, Throwable cause) {
    super(goroutine, cause);
    this.member = member;
  }

  /**
   * Where the goroutine ran.
   *
   * @return the member's address, such as {@code 127.0.0.1:5701}
   */
  public String member() {
    return member;
  }

  @Override
  public String getMessage() {
    Object reason = getCause() instanceof UnknownCauseException it ? it.getMessage() : getCause();
    return "goroutine '" + goroutine() + "' on member " + member + " failed: " + reason;
  }
}
