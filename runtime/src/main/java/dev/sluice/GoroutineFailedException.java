package dev.sluice;

import dev.sluice.internal.channel.Failures;
import dev.sluice.internal.group.PassedDeadlineException;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine of a {@link Group} ended with an exception, which is the {@linkplain #getCause()
 * cause}. Failures of other goroutines of the group are {@linkplain #getSuppressed() suppressed}.
 * The stack is that of the thread that it is thrown in: it shows who waited for the group.
 */
public class GoroutineFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The name of the goroutine, the pipeline or the group that failed. */
  private final String goroutine;

  /**
   * An exception for a goroutine and its failure. The message ends with what the cause says of
   * itself, or with the name of its class where it fails to.
   *
   * @param goroutine the goroutine's name
   * @param cause what it ended with
   */
  public GoroutineFailedException(String goroutine, @Nullable Throwable cause) {
    this(goroutine, cause, true);
  }

  /**
   * An exception for a goroutine and its failure, with a stack or without one: an exception that is
   * suppressed in another one needs none of its own.
   *
   * @param goroutine the goroutine's name
   * @param cause what it ended with
   * @param withStack whether it has a stack
   */
  public GoroutineFailedException(String goroutine, @Nullable Throwable cause, boolean withStack) {
    super(message(goroutine, cause), cause, true, withStack);
    this.goroutine = goroutine;
  }

  private static String message(String goroutine, @Nullable Throwable cause) {
    return cause instanceof PassedDeadlineException
        ? "group '" + goroutine + "' failed: " + cause.getMessage()
        : "goroutine '" + goroutine + "' failed: " + Failures.describe(cause);
  }

  /**
   * The name of the goroutine that failed.
   *
   * @return the name it was started with; the group's name where the group's deadline has passed
   */
  public String goroutine() {
    return goroutine;
  }
}
