package dev.sluice.internal.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was received, as the element that it is: the protocol knows it only as an object. */
final class Element {
  private Element() {}

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only elements are sent
  static <T> @Nullable T of(@Nullable Object value) {
    return (@Nullable T) value;
  }

  @SuppressWarnings("NullAway") // a null element is the caller's own
  static <T> void add(List<T> batch, @Nullable Object value) {
    batch.add(of(value));
  }
}
