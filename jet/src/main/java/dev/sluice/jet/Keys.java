package dev.sluice.jet;

import com.hazelcast.function.FunctionEx;
import org.jspecify.annotations.Nullable;

/** Keys by which elements are spread over the members. */
final class Keys {
  private Keys() {}

  /** The key of what travels: elements are wrapped, and a null key is a key. */
  @SuppressWarnings(
      "unchecked") // the compiler of the pipeline has checked what the channel carries
  static <T> FunctionEx<Object, ?> of(FunctionEx<T, ? extends @Nullable Object> key) {
    return item -> Bridge.wrap(key.applyEx((T) Bridge.unwrap(item)));
  }
}
