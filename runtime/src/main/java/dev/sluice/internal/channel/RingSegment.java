package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * A part of a buffered channel's ring: all of it, while it is large enough. When it is full, and
 * the channel is not, the sender goes on in a longer one, and the receiver follows when it has
 * emptied this one. So nothing is copied when a ring grows. Written under both locks, but for the
 * slots.
 */
final class RingSegment {
  private static final int REFERENCES_PER_LINE = 16;

  /** From how many values on the padding is worth its memory. */
  private static final int LARGE = 64;

  /**
   * Free slots are null (rule MK-25). In a large segment the slots are kept off the cache lines of
   * whatever lies before and behind them, such as the length of the array, which both sides read at
   * every value.
   */
  final @Nullable Object[] slots;

  private final int padding;
  private final int mask;

  /** The index of the first value that was put here. */
  long begin;

  /** The index of the first value that was put into the next segment. */
  long end = Long.MAX_VALUE;

  @Nullable RingSegment next;

  /**
   * A segment of free slots.
   *
   * @param length how many; a power of two
   */
  RingSegment(int length) {
    mask = length - 1;
    padding = length < LARGE ? 0 : REFERENCES_PER_LINE;
    slots = new @Nullable Object[length + 2 * padding];
  }

  /** How many values there is room for. */
  int length() {
    return mask + 1;
  }

  /** Where the value with an index is kept. */
  int slot(long index) {
    return ((int) index & mask) + padding;
  }
}
