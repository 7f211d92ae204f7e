package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** Exceptions that were thrown elsewhere: how they are thrown on and described. */
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
}
