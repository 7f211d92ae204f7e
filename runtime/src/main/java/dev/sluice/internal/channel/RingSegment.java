package dev.sluice.internal.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a buffered channel's ring: all of it, while it is large enough. When it is full, and
 * the channel is not, the sender goes on in a longer one, and the receiver follows when it has
 * emptied this one. So nothing is copied when a ring grows. Written under both locks, but for the
 * slots.
 *
 * <p>A segment that no channel uses any more gives what is in it and in those that follow, once.
 */
@SuppressWarnings("IterableAndIterator") // an iterator of its own might find no memory
final class RingSegment implements Iterable<@Nullable Object>, Iterator<@Nullable Object> {
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

  /** A segment with room for so many values at least. */
  static RingSegment holding(int values) {
    return new RingSegment(lengthFor(values));
  }

  /** The length of a segment that has room for so many values. */
  static int lengthFor(int values) {
    return values <= 1 ? 1 : Integer.highestOneBit(values - 1) << 1;
  }

  /** How many values there is room for. */
  int length() {
    return mask + 1;
  }

  /** The first index for which there is no room, when so many values have been received. */
  long room(long received, int bound) {
    return Math.min(received + bound, Math.max(received, begin) + length());
  }

  /** Where the value with an index is kept. */
  int slot(long index) {
    return ((int) index & mask) + padding;
  }

  /** Takes out the value with an index. */
  @Nullable Object remove(long index) {
    int slot = slot(index);
    Object value = slots[slot];
    slots[slot] = null;
    return value;
  }

  // When no channel uses it any more. Nothing is allocated then: memory may be what there is not.

  /** The values from here on, once. */
  @Override
  public Iterator<@Nullable Object> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    RingSegment first = withValues();
    return first.begin < first.end;
  }

  @Override
  public @Nullable Object next() {
    RingSegment first = withValues();
    if (first.begin >= first.end) {
      throw new NoSuchElementException();
    }
    return first.slots[first.slot(first.begin++)];
  }

  /** The first segment from here on that has a value, or the last one. */
  private RingSegment withValues() {
    RingSegment first = this;
    RingSegment following = first.next;
    while (first.begin >= first.end && following != null) {
      first = following;
      following = first.next;
      next = first;
    }
    return first;
  }
}
