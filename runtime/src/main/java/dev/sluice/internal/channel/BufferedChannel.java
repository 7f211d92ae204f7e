package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * A channel with a buffer: a ring with a lock for each side.
 *
 * <p>While values flow, a sender takes only the lock of the sending side and a receiver only that
 * of the receiving side, so the two do not disturb one another. Whatever concerns both sides takes
 * both locks, the sending one first, and is done by the protocol of {@link AbstractChannel}:
 * queueing, completing those who wait, select, close, abandon, growing the ring. Hence the rules:
 *
 * <ul>
 *   <li>the second lock is tried while the first is held, and if it is not free soon, the first is
 *       released and both are tried again ({@link SpinLock});
 *   <li>the queues, {@code over} and the segments are written under both locks and may be read
 *       under either; only which segment receivers are in is written under the receiving lock;
 *   <li>a send is done under one lock only if no receiver waits and there is room, a receive only
 *       if no sender waits and there is a value: so nobody who waits is overtaken, and nobody who
 *       is there to be woken is missed;
 *   <li>how far a side may go on alone is its {@code limit}, the only thing that it looks at while
 *       values flow: who releases both locks takes the limit back where one lock is not enough, and
 *       a side that has reached its limit asks again for the reasons;
 *   <li>in the time of a test nobody goes on alone;
 *   <li>each side writes only its own index, and sees the other's late at worst: a sender may find
 *       the ring fuller than it is, a receiver emptier, and then looks again under both locks;
 *   <li>a sender waits only if the last segment can hold as many values as the channel. So there is
 *       a slot for its value as soon as a value is received, and nothing is allocated then.
 * </ul>
 *
 * <p>This is right for any number of senders and receivers, and fast where there is one of each.
 * Checked for every schedule of a few threads by {@code model/ring.pml}.
 */
class BufferedChannel<T> extends RingChannel<T> {
  /** From what capacity on a receiver that is faster than its sender takes several values. */
  private static final int LARGE = 64;

  /** Which part of the buffer they are. */
  private static final int GATHERED_PART = 8;

  /** For how long it lets them come together at most, in nanoseconds. */
  private static final long GATHERING_NANOS = 10_000;

  /** What is soon for a value of which nothing has come yet, in nanoseconds. */
  private static final long SOON_NANOS = 25_000;

  /** How often a receiver looks for that, in nanoseconds. */
  private static final long LOOKING_NANOS = 1_000;

  /** Whether the receiver that was blocked last got its value soon; a hint. */
  private boolean soon;

  BufferedChannel(@Nullable String name, int capacity, @Nullable ChannelUsers confinement) {
    super(name, capacity, confinement, null);
  }

  /** A channel whose capacity follows what its goroutines do. */
  BufferedChannel(@Nullable String name, @Nullable ChannelUsers confinement, AdaptiveBound bound) {
    super(name, AdaptiveBound.FIRST, confinement, bound);
  }

  @Override
  void send(@Nullable T value, @Nullable Drain drain) throws InterruptedException {
    if (drain != null && drain.hasBegun()) {
      throw Refusals.ofBlocking(this, value);
    }
    if (Thread.interrupted()) {
      throw Refusals.kept(this, value, new InterruptedException());
    }
    if (!offer(value)) {
      // Full, or a receiver waits, or the ring must grow. Both sides pay for a sender that queues,
      // so the other side gets the processor first: on a shared carrier it empties the ring.
      if (over == OPEN && !hasReceiver() && size() >= bound && !raiseBeforeGivingWay()) {
        CarrierFairness.giveWay();
      }
      if (!offer(value)) {
        super.send(value, drain);
      }
    }
  }

  /** Sends under the sending side's lock, if that is enough. */
  @Override
  boolean offer(@Nullable Object value) {
    if (!sending.tryLock()) {
      return false;
    }
    try {
      long index = sending.own();
      if (index >= sending.limit && index >= extendSending()) {
        return false;
      }
      noteSender();
      RingSegment segment = tail;
      segment.slots[segment.slot(index)] = value;
      sending.publish(index + 1);
      return true;
    } finally {
      sending.unlock();
    }
  }

  /**
   * Sends several values under the sending side's lock, as far as that is enough.
   *
   * @param values where they are, from an index up to another, exclusive
   * @return how many were sent
   */
  int offer(@Nullable Object[] values, int from, int to) {
    if (!sending.tryLock()) {
      return 0;
    }
    try {
      long index = sending.own();
      long limit = extendSending();
      if (index >= limit) {
        return 0;
      }
      noteSender();
      int count = (int) Math.min(to - from, limit - index);
      RingSegment segment = tail;
      for (int i = 0; i < count; i++) {
        segment.slots[segment.slot(index + i)] = values[from + i];
      }
      sending.publish(index + count);
      return count;
    } finally {
      sending.unlock();
    }
  }

  /** Looks how far senders may go on alone; called with their lock held. */
  private long extendSending() {
    boolean alone = !hasReceiver() && !hasSender() && over == OPEN && scheduler == null;
    long limit = alone ? tail.room(receiving.published(), bound) : 0;
    sending.limit = limit;
    return limit;
  }

  @Override
  @Nullable Object receive(Deadline deadline) throws InterruptedException {
    return receive(deadline, false);
  }

  @Override
  @Nullable Object receive(Deadline deadline, boolean known) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Object value = poll(known);
    return value == BLOCKED ? receiveOrWait(deadline) : value;
  }

  /** There was nothing to be received, or not so easily. */
  @Nullable Object receiveOrWait(Deadline deadline) throws InterruptedException {
    // See send.
    boolean waits = !deadline.limited() && mayComeSoon();
    boolean inVain =
        over == OPEN && !hasSender() && size() <= 0 && !giveWayToSenders(waits && soon);
    Object value = pollAtLast();
    if (value != BLOCKED) {
      return value;
    }
    if (!waits) {
      return super.receive(deadline);
    }
    long begun = System.nanoTime();
    value = super.receive(deadline);
    soon = !inVain && System.nanoTime() - begun < SOON_NANOS;
    return value;
  }

  /** Receives without waiting, if that is easily done; else its caller is going to block. */
  @Nullable Object pollAtLast() {
    return poll();
  }

  /** Whether there is something to be received without the sender. */
  boolean isFed() {
    return false;
  }

  /** Whether a receiver has its sender for itself, and that has room for several values. */
  private boolean mayComeSoon() {
    return scheduler == null && (bound >= LARGE || adaptive != null) && isBetweenTwo();
  }

  /**
   * Gives way to whoever may send.
   *
   * @param waits whether for a value that may come soon, or once
   * @return false if it has waited, and nothing has come
   */
  private boolean giveWayToSenders(boolean waits) {
    boolean comes = true;
    if (waits) {
      comes = comesSoon();
    } else {
      CarrierFairness.giveWay();
    }
    if (bound >= LARGE && scheduler == null) {
      gather();
    }
    return comes;
  }

  /**
   * Gives way until a value comes that came soon when the receiver was blocked last. To wake up a
   * receiver costs a sender more than to send, where it has that receiver for itself. Looks rarely:
   * each look takes the cache line away on which the sender counts.
   *
   * <p>Where others run on its carrier, giving way once takes longer than a look is apart from the
   * next, and then it does not wait.
   *
   * @return false if it has waited, and nothing has come
   */
  private boolean comesSoon() {
    long begun = System.nanoTime();
    long now = begun;
    boolean alone = true;
    while (alone && size() <= 0 && over == OPEN && !isFed()) {
      if (now - begun >= SOON_NANOS) {
        return false;
      }
      long looked = now;
      CarrierFairness.giveWay();
      now = System.nanoTime();
      alone = now - looked < LOOKING_NANOS;
      while (alone && now - looked < LOOKING_NANOS) {
        Thread.onSpinWait();
        now = System.nanoTime();
      }
    }
    return true;
  }

  /**
   * Gives way until an eighth of a large buffer has come, if some values have. A receiver that is
   * faster than its sender would find one value at a time, and each time take the cache line away
   * on which the sender counts, for which both wait.
   */
  private void gather() {
    int size = size();
    if (size > 0 && size < bound / GATHERED_PART) {
      long begun = System.nanoTime();
      do {
        CarrierFairness.giveWay();
        size = size();
      } while (size > 0
          && size < bound / GATHERED_PART
          && over == OPEN
          && System.nanoTime() - begun < GATHERING_NANOS);
    }
  }

  @Override
  @Nullable Object poll() {
    return poll(false);
  }

  /** Receives under the receiving side's lock, if that is enough; else {@link #BLOCKED}. */
  private @Nullable Object poll(boolean known) {
    if (!receiving.tryLock()) {
      return BLOCKED;
    }
    try {
      long index = receiving.own();
      if (index >= receiving.limit && index >= extendReceiving(index)) {
        return BLOCKED;
      }
      if (!known) {
        noteReceiver();
      }
      Object value = head.remove(index);
      receiving.publish(index + 1);
      return value;
    } finally {
      receiving.unlock();
    }
  }

  @Override
  boolean isRing() {
    return true;
  }

  /** Receives several values under the receiving side's lock, as far as that is enough. */
  @Override
  int poll(@Nullable Object[] into, int from, int to) {
    if (!receiving.tryLock()) {
      return 0;
    }
    try {
      long index = receiving.own();
      long limit = extendReceiving(index);
      if (index >= limit) {
        return 0;
      }
      noteReceiver();
      int count = (int) Math.min(to - from, limit - index);
      RingSegment segment = head;
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.remove(index + i);
      }
      receiving.publish(index + count);
      return count;
    } finally {
      receiving.unlock();
    }
  }

  /**
   * Looks how far receivers may go on alone; called with their lock held. While senders wait, that
   * is until one of them is to be woken.
   */
  private long extendReceiving(long index) {
    long sent = sending.published();
    long limit = Math.min(sent, segmentOf(index).end);
    if (scheduler != null) {
      limit = 0;
    } else if (hasSender()) {
      limit = over == OPEN && adaptive != null ? Math.min(limit, sent - 1 - bound / 2) : 0;
    }
    receiving.limit = limit;
    return limit;
  }
}
