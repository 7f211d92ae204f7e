package dev.sluice;

import org.jspecify.annotations.Nullable;

/** Closes values that nobody will receive. Generated code gives this to its channels. */
public final class Closing {
  private Closing() {}

  /**
   * Closes a value.
   *
   * @param value the value; null is nothing to close
   * @throws Exception what closing it throws
   */
  public static void close(@Nullable AutoCloseable value) throws Exception {
    if (value != null) {
      value.close();
    }
  }
}
