package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * The general channel, for any number of senders and receivers: a ring under a lock. With capacity
 * 0 there is no ring, and a send and its receive meet.
 */
final class BufferedChannel<T> extends AbstractChannel<T> implements Channel<T> {
  private static final int INITIAL_RING = 16;
  private static final Object[] NO_RING = {};

  private final int capacity;

  /** Grows as it fills, up to the capacity (rule MK-09). Free slots are null (rule MK-25). */
  private @Nullable Object[] ring = NO_RING;

  private int head;
  private int count;

  BufferedChannel(@Nullable String name, int capacity, @Nullable Confinement confinement) {
    super(name, confinement);
    if (capacity < 0) {
      throw new IllegalArgumentException("makechan: size out of range");
    }
    this.capacity = capacity;
  }

  @Override
  boolean accept(@Nullable Object value) {
    if (handToReceiver(value)) {
      return true;
    }
    if (count == capacity) {
      return false;
    }
    append(value);
    return true;
  }

  @Override
  @Nullable Object provide() {
    if (count == 0) {
      return takeFromSender();
    }
    Object value = ring[head];
    ring[head] = null;
    head = head + 1 == ring.length ? 0 : head + 1;
    count--;
    // The sender that waits longest takes the place at once, so that no later one can overtake it.
    if (!senders.isEmpty()) {
      Object next = takeFromSender();
      if (next != BLOCKED) {
        append(next);
      }
    }
    return value;
  }

  private void append(@Nullable Object value) {
    if (count == ring.length) {
      grow();
    }
    int tail = head + count;
    ring[tail < ring.length ? tail : tail - ring.length] = value;
    count++;
  }

  /** Makes a full ring larger, its oldest value first. */
  private void grow() {
    int length = (int) Math.min(capacity, Math.max(INITIAL_RING, 2L * ring.length));
    @Nullable Object[] larger = new @Nullable Object[length];
    int untilEnd = ring.length - head;
    System.arraycopy(ring, head, larger, 0, untilEnd);
    System.arraycopy(ring, 0, larger, untilEnd, head);
    ring = larger;
    head = 0;
  }

  @Override
  void clear() {
    ring = NO_RING;
    head = 0;
    count = 0;
  }

  @Override
  int size() {
    return count;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public SendChannel<T> sendOnly() {
    return new SendView<>(this);
  }

  @Override
  public ReceiveChannel<T> receiveOnly() {
    return new ReceiveView<>(this);
  }
}
