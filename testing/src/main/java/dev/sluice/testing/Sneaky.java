package dev.sluice.testing;

/** Throws a checked exception where none is declared. */
final class Sneaky {
  private Sneaky() {}

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
  static <X extends Throwable> X sneak(Throwable exception) throws X {
    throw (X) exception;
  }
}
