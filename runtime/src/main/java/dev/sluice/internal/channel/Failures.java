package dev.sluice.internal.channel;

import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import org.jspecify.annotations.Nullable;

/** Exceptions that were thrown elsewhere: how they are thrown on, described and thrown anew. */
public final class Failures {
  private Failures() {}

  /**
   * Throws an exception as it is, checked or not. To be written {@code throw sneak(e)}, so that the
   * compiler sees the end of the path.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erasure is the point
  public static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  /**
   * What an exception says of itself. Its methods are code of others and may throw, so the name of
   * its class must do in that case.
   */
  public static String describe(@Nullable Throwable failure) {
    if (failure == null) {
      return "null";
    }
    try {
      return String.valueOf(failure.toString());
    } catch (Throwable e) {
      return failure.getClass().getName();
    }
  }

  /** The message of an exception of this library. */
  public static String message(@Nullable Throwable failure) {
    String message = failure == null ? null : failure.getMessage();
    return message == null ? "" : message;
  }

  /**
   * An exception that the calling thread throws for a failure that another thread has caught: with
   * the same cause and suppressed exceptions, and the stack of the calling thread.
   *
   * @return a new exception; the same one where it is not of a type that this library makes
   */
  public static Throwable anew(Throwable failure) {
    Throwable again =
        switch (failure) {
          case GoroutineFailedException e when e.getClass() == GoroutineFailedException.class ->
              new GoroutineFailedException(e.goroutine(), e.getCause());
          case DeadlockException e when e.getClass() == DeadlockException.class ->
              new DeadlockException(message(e));
          default -> failure;
        };
    if (again != failure) {
      for (Throwable suppressed : failure.getSuppressed()) {
        again.addSuppressed(suppressed);
      }
    }
    return again;
  }
}
