package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A channel with a buffer: a ring with a lock for each side.
 *
 * <p>While values flow, a sender takes only the lock of the sending side and a receiver only that
 * of the receiving side, so the two do not disturb one another. Whatever concerns both sides takes
 * both locks, the sending one first, and is done by the protocol of {@link AbstractChannel}:
 * queueing, completing who waits, select, close, abandon, growing the ring. Hence the rules:
 *
 * <ul>
 *   <li>the queues, {@code closed}, {@code abandoned} and {@code ring} are written under both locks
 *       and may be read under either;
 *   <li>a send is done under one lock only if no receiver waits and there is room, a receive only
 *       if no sender waits and there is a value: so nobody who waits is overtaken, and nobody who
 *       is there to be woken is missed;
 *   <li>each side writes only its own index, and sees the other's late at worst: a sender may find
 *       the ring fuller than it is, a receiver emptier, and then looks again under both locks.
 * </ul>
 *
 * <p>This is right for any number of senders and receivers, and fast where there is one of each.
 */
final class BufferedChannel<T> extends AbstractChannel<T> implements Channel<T> {
  private static final int INITIAL_RING = 16;
  private static final int MAX_RING = 1 << 30;

  private final int capacity;
  private final RingSide sending = new RingSide();
  private final RingSide receiving = new RingSide();

  /** A power of two long; grows as it fills (rule MK-09). Free slots are null (rule MK-25). */
  private @Nullable Object[] ring;

  /** How many values the ring holds before it must grow, or is full. */
  private volatile int room;

  BufferedChannel(@Nullable String name, int capacity, @Nullable Confinement confinement) {
    super(name, confinement);
    this.capacity = capacity;
    this.ring = new @Nullable Object[ringLength(Math.min(capacity, INITIAL_RING))];
    this.room = Math.min(capacity, ring.length);
  }

  private static int ringLength(int elements) {
    return elements <= 1 ? 1 : Integer.highestOneBit(elements - 1) << 1;
  }

  @Override
  void lock() {
    sending.lock();
    receiving.lock();
  }

  @Override
  void unlock() {
    receiving.unlock();
    sending.unlock();
  }

  // One lock.

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!offer(value)) {
      // Full, or a receiver waits, or the ring must grow. Both sides pay for a sender that queues,
      // so the other side gets the processor first: on a shared carrier it empties the ring.
      if (room == capacity && !hasReceiver()) {
        Outsiders.giveWay();
      }
      if (!offer(value)) {
        super.send(value);
      }
    }
  }

  /** Sends under the sending side's lock, if that is enough. */
  @Override
  boolean offer(@Nullable Object value) {
    sending.lock();
    try {
      if (hasReceiver() || closed || abandoned) {
        return false;
      }
      long tail = sending.own();
      @Nullable Object[] slots = ring;
      if (tail - sending.seenOther >= room) {
        sending.seenOther = receiving.published();
        if (tail - sending.seenOther >= room) {
          return false;
        }
      }
      noteSender();
      slots[(int) tail & (slots.length - 1)] = value;
      sending.alone++;
      sending.publish(tail + 1);
      return true;
    } finally {
      sending.unlock();
    }
  }

  @Override
  @Nullable Object receiveOrClosed() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Object value = poll();
    if (value == BLOCKED) {
      // See send.
      if (!hasSender()) {
        Outsiders.giveWay();
      }
      value = poll();
      if (value == BLOCKED) {
        value = super.receiveOrClosed();
      }
    }
    return value;
  }

  /** Receives under the receiving side's lock, if that is enough; else {@link #BLOCKED}. */
  @Override
  @Nullable Object poll() {
    receiving.lock();
    try {
      if (hasSender()) {
        return BLOCKED;
      }
      long head = receiving.own();
      if (head >= receiving.seenOther) {
        receiving.seenOther = sending.published();
        if (head >= receiving.seenOther) {
          return BLOCKED;
        }
      }
      noteReceiver();
      @Nullable Object[] slots = ring;
      int slot = (int) head & (slots.length - 1);
      Object value = slots[slot];
      slots[slot] = null;
      receiving.publish(head + 1);
      return value;
    } finally {
      receiving.unlock();
    }
  }

  // Both locks.

  @Override
  boolean accept(@Nullable Object value) {
    if (meetReceiver()) {
      return true;
    }
    if (size() == Math.min(capacity, MAX_RING)) {
      return false;
    }
    append(value);
    return true;
  }

  @Override
  @Nullable Object provide() {
    long head = receiving.own();
    if (head == sending.own()) {
      return takeFromSender();
    }
    int slot = (int) head & (ring.length - 1);
    Object value = ring[slot];
    ring[slot] = null;
    receiving.publish(head + 1);
    // The sender that waits longest takes the place at once, so that no later one can overtake it.
    Object next = takeFromSender();
    if (next != BLOCKED) {
      append(next);
    }
    return value;
  }

  private void append(@Nullable Object value) {
    if (size() == ring.length) {
      grow();
    }
    long tail = sending.own();
    ring[(int) tail & (ring.length - 1)] = value;
    sending.publish(tail + 1);
  }

  private void grow() {
    @Nullable Object[] larger = new @Nullable Object[ringLength(ring.length + 1)];
    for (long i = receiving.own(); i < sending.own(); i++) {
      larger[(int) i & (larger.length - 1)] = ring[(int) i & (ring.length - 1)];
    }
    ring = larger;
    room = Math.min(capacity, larger.length);
  }

  @Override
  void clear() {
    receiving.publish(sending.own());
    ring = new @Nullable Object[1];
  }

  @Override
  int size() {
    return (int) (sending.own() - receiving.own());
  }

  @Override
  long sentCount() {
    return super.sentCount() + sending.alone;
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
