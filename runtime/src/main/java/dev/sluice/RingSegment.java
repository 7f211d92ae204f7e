package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A part of a buffered channel's ring: all of it, while it is large enough. When it is full, and
 * the channel is not, the sender goes on in a longer one, and the receiver follows when it has
 * emptied this one. So nothing is copied when a ring grows. Written under both locks, but for the
 * slots.
 */
final class RingSegment {
  /** A power of two long. Free slots are null (rule MK-25). */
  final @Nullable Object[] slots;

  /** The index of the first value that was put here. */
  long begin;

  /** The index of the first value that was put into the next segment. */
  long end = Long.MAX_VALUE;

  @Nullable RingSegment next;

  RingSegment(int length) {
    slots = new @Nullable Object[length];
  }

  int slot(long index) {
    return (int) index & (slots.length - 1);
  }
}
