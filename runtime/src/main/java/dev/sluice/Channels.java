package dev.sluice;

import org.jspecify.annotations.Nullable;

/** Chooses the kind of channel. */
final class Channels {
  private Channels() {}

  static <T> Channel<T> make(
      @Nullable String name, int capacity, @Nullable Confinement confinement) {
    if (capacity < 0) {
      throw new IllegalArgumentException("makechan: size out of range");
    }
    return capacity == 0
        ? new UnbufferedChannel<>(name, confinement)
        : new BufferedChannel<>(name, capacity, confinement);
  }
}
