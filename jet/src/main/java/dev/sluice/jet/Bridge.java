package dev.sluice.jet;

import dev.sluice.Channel;
import org.jspecify.annotations.Nullable;

/** What both directions between channels and Jet have in common. */
final class Bridge {
  /** How many elements wait in the channel between an island and Jet. */
  static final int CAPACITY = 1024;

  /** How many elements are moved with one look at the channel, at least, if there are so many. */
  static final int BATCH = 256;

  /** Which part of a larger channel they are. */
  private static final int PART = 4;

  private Bridge() {}

  /**
   * How many elements are moved with one look at a channel, if there are so many. A channel grows
   * while its elements are handled fast; for those, waking up who handles them is most of the cost.
   */
  static int batch(Channel<?> channel) {
    return Math.max(BATCH, channel.capacity() / PART);
  }

  /** The element as it travels: Jet cannot carry null. */
  static Object wrap(@Nullable Object element) {
    return element == null ? NullElement.NULL : element;
  }

  /** The element as it was sent. */
  static @Nullable Object unwrap(Object item) {
    return item == NullElement.NULL ? null : item;
  }
}
