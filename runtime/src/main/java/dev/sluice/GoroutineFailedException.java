package dev.sluice;

/**
 * A goroutine of a {@link Group} ended with an exception, which is the {@linkplain #getCause()
 * cause}. Failures of other goroutines of the group are {@linkplain #getSuppressed() suppressed}.
 */
public class GoroutineFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String goroutine;

  /**
   * An exception for a goroutine and its failure.
   *
   * @param goroutine the goroutine's name
   * @param cause what it ended with
   */
  public GoroutineFailedException(String goroutine, Throwable cause) {
    super("goroutine '" + goroutine + "' failed: " + cause, cause);
    this.goroutine = goroutine;
  }

  /**
   * The name of the goroutine that failed.
   *
   * @return the name it was started with
   */
  public String goroutine() {
    return goroutine;
  }
}
