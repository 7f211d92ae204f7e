package dev.sluice.internal.channel;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A queue in blocks, to be used under a lock, under which it allocates nothing: {@link #prepare}
 * gives it a block before, and an emptied block is used again. All but that is guarded by the lock.
 */
final class BlockQueue {
  private static final int LENGTH = 64;

  /** A block that no queue uses any more gives what is in it and in those that follow, once. */
  @SuppressWarnings("IterableAndIterator") // an iterator of its own might find no memory
  private static final class Block
      implements Iterable<@Nullable Object>, Iterator<@Nullable Object> {
    final @Nullable Object[] slots = new @Nullable Object[LENGTH];
    @Nullable Block next;

    /** The slot of the first value when it is not used any more. */
    int begin;

    /** The slot behind the last value then. */
    int end = LENGTH;

    @Override
    public Iterator<@Nullable Object> iterator() {
      return this;
    }

    @Override
    public boolean hasNext() {
      Block first = withValues();
      return first.begin < first.end;
    }

    @Override
    public @Nullable Object next() {
      Block first = withValues();
      if (first.begin >= first.end) {
        throw new NoSuchElementException();
      }
      return first.slots[first.begin++];
    }

    /** The first block from here on that has a value, or the last one. */
    private Block withValues() {
      Block first = this;
      Block following = first.next;
      while (first.begin >= first.end && following != null) {
        first = following;
        following = first.next;
        next = first;
      }
      return first;
    }
  }

  private static final Iterable<@Nullable Object> NOTHING = List.of();

  /** What a queue has that is not used any more. */
  private static final Block NONE = new Block();

  private Block head = new Block();
  private Block tail = head;

  /** The slot of the first value in {@code head}. */
  private int read;

  /** The slot behind the last value in {@code tail}. */
  private int write;

  private int size;
  private volatile @Nullable Block spare;

  /** Allocates a block; called without the lock. */
  void prepare() {
    spare = new Block();
  }

  int size() {
    return size;
  }

  /** Whether one value can be added. */
  boolean hasRoom() {
    return write < LENGTH || spare != null;
  }

  /**
   * Whether any number of values can be added, if a value is taken before each: until the spare
   * block is full as well, as many are taken as fill a block, so one has become empty.
   */
  boolean hasSpare() {
    return spare != null;
  }

  void add(@Nullable Object value) {
    if (write == LENGTH) {
      Block next = spare;
      if (next == null) {
        throw new AssertionError("no room was prepared");
      }
      spare = null;
      tail.next = next;
      tail = next;
      write = 0;
    }
    tail.slots[write++] = value;
    size++;
  }

  /** Takes the first value; there must be one. */
  @Nullable Object remove() {
    Object value = head.slots[read];
    head.slots[read++] = null;
    size--;
    Block next = head.next;
    if (read == LENGTH && next != null) {
      Block empty = head;
      head = next;
      read = 0;
      empty.next = null;
      if (spare == null) {
        spare = empty;
      }
    } else if (read == LENGTH) {
      read = 0;
      write = 0;
    }
    return value;
  }

  /** Takes all values, to be looked at once, later. Nothing may be added any more. */
  Iterable<@Nullable Object> removeAll() {
    if (size == 0) {
      return NOTHING;
    }
    Block all = head;
    all.begin = read;
    tail.end = write;
    head = NONE;
    tail = NONE;
    spare = null;
    size = 0;
    return all;
  }
}
