package dev.sluice.internal.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A queue in blocks, to be used under a lock, under which it allocates nothing: {@link #prepare}
 * gives it a block before, and an emptied block is used again. All but that is guarded by the lock.
 */
final class BlockQueue {
  private static final int LENGTH = 64;

  private static final class Block {
    final @Nullable Object[] slots = new @Nullable Object[LENGTH];
    @Nullable Block next;
  }

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

  /** Takes all values, which may be looked at later. Nothing may be added any more. */
  Iterable<@Nullable Object> removeAll() {
    Block first = head;
    int from = read;
    int count = size;
    head = NONE;
    tail = NONE;
    spare = null;
    size = 0;
    return () -> new Values(first, from, count);
  }

  /** The values of blocks that the queue does not use any more. */
  private static final class Values implements Iterator<@Nullable Object> {
    private @Nullable Block block;
    private int index;
    private int left;

    Values(Block first, int index, int left) {
      this.block = first;
      this.index = index;
      this.left = left;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public @Nullable Object next() {
      if (block != null && index == LENGTH) {
        block = block.next;
        index = 0;
      }
      if (block == null || left == 0) {
        throw new NoSuchElementException();
      }
      left--;
      return block.slots[index++];
    }
  }
}
