package dev.sluice;

import java.util.Objects;
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

  /** As above, and the sink is told of dropped values. */
  static <T> Channel<T> make(
      @Nullable String name,
      int capacity,
      @Nullable Confinement confinement,
      Sink<? super T> undelivered) {
    Channel<T> channel = make(name, capacity, confinement);
    @SuppressWarnings("unchecked") // only elements are dropped
    Sink<Object> sink = (Sink<Object>) Objects.requireNonNull(undelivered);
    ((AbstractChannel<?>) channel).tellUndelivered(sink);
    return channel;
  }
}
