package dev.sluice.conformance;

import dev.sluice.Received;
import org.jspecify.annotations.Nullable;

/** What a receive gives. */
final class Outcomes {
  private Outcomes() {}

  /** A value that was sent. */
  static <T> Received<T> value(@Nullable T value) {
    return new Received<>(value, true);
  }

  /** The zero value of a closed and drained channel. */
  static <T> Received<T> closed() {
    return new Received<>(null, false);
  }
}
