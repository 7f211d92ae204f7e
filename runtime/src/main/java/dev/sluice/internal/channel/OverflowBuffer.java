package dev.sluice.internal.channel;

import dev.sluice.Overflow;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that drops a value when it is full. All of it is guarded by the lock of its channel, and
 * what was dropped is told of when that lock is released.
 */
final class OverflowBuffer {
  private final AbstractChannel<?> channel;
  private final int capacity;
  private final Overflow overflow;
  private final BlockQueue queue;

  /** Takes the next value that is dropped; allocated by a sender before it takes the lock. */
  private volatile @Nullable Dropped spare;

  OverflowBuffer(AbstractChannel<?> channel, int capacity, Overflow overflow, BlockQueue queue) {
    this.channel = channel;
    this.capacity = capacity;
    this.queue = queue;
    this.overflow = Objects.requireNonNull(overflow, "overflow");
  }

  /** The outcome of a send that has dropped a value of which somebody is to be told. */
  static final class Dropped implements AfterUnlock {
    private final AbstractChannel<?> channel;
    private @Nullable Object value;

    private Dropped(AbstractChannel<?> channel) {
      this.channel = channel;
    }

    /** Tells of the value; called without a lock. Throws what is thrown by who is told. */
    @Override
    public @Nullable Object run() {
      channel.drop(Collections.singletonList(value));
      return null;
    }
  }

  boolean isFull() {
    return queue.size() >= capacity;
  }

  /**
   * Keeps a value, and drops one if the buffer is full.
   *
   * @return {@link AbstractChannel#DONE}, what tells of the dropped value, or {@link
   *     AbstractChannel#RETRY}
   */
  Object add(@Nullable Object value) {
    boolean full = isFull();
    boolean keeps = !full || overflow == Overflow.DROP_OLDEST;
    boolean told = full && channel.undelivered() != null;
    Dropped dropped = told ? spare : null;
    if ((keeps && !queue.hasRoom()) || (told && dropped == null)) {
      return AbstractChannel.RETRY;
    }
    Object lost = value;
    if (full && keeps) {
      lost = queue.remove();
    }
    if (keeps) {
      queue.add(value);
    }
    if (full) {
      channel.overflowed++;
    }
    if (dropped == null) {
      return AbstractChannel.DONE;
    }
    spare = null;
    dropped.value = lost;
    return dropped;
  }

  /** Allocates what an addition may lack; called without the lock. */
  void prepare() {
    queue.prepare();
    if (channel.undelivered() != null) {
      spare = new Dropped(channel);
    }
  }
}
