package dev.sluice;

/** Throws what the signature does not allow. */
final class Failures {
  private Failures() {}

  /**
   * Throws an exception as it is, checked or not. To be written {@code throw sneak(e)}, so that the
   * compiler sees the end of the path.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erasure is the point
  static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
    throw (E) failure;
  }
}
