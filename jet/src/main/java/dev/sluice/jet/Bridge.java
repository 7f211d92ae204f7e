package dev.sluice.jet;

import org.jspecify.annotations.Nullable;

/** What both directions between channels and Jet have in common. */
final class Bridge {
  /** How many elements wait in the channel between an island and Jet. */
  static final int CAPACITY = 1024;

  /** How many elements are moved with one look at the channel. */
  static final int BATCH = 256;

  private Bridge() {}

  /** The element as it travels: Jet cannot carry null. */
  static Object wrap(@Nullable Object element) {
    return element == null ? NullElement.NULL : element;
  }

  /** The element as it was sent. */
  static @Nullable Object unwrap(Object item) {
    return item == NullElement.NULL ? null : item;
  }
}
