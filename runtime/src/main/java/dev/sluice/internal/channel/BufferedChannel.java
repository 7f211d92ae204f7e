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
final class BufferedChannel<T> extends TwoWayChannel<T> {
  private static final int INITIAL_RING = 16;

  private static final int MAX_RING = 1 << 29;

  /** What an abandoned channel has: no slot of it is used. */
  private static final RingSegment NONE = new RingSegment(1);

  private final int capacity;

  /** Decides the bound where no capacity was declared; else null. */
  private final @Nullable AdaptiveBound adaptive;

  /** How many values the ring holds at most. Written under both locks. */
  private int bound;

  private final RingSide sending = new RingSide();
  final RingSide receiving = new RingSide();

  /** The segment of the next value to be sent. */
  private RingSegment tail;

  /** The segment of the next value to be received. */
  private RingSegment head;

  /** How many values came into the ring under both locks, with which they are written. */
  private long appended;

  /** A segment to go on in, allocated by a sender that found the last one full. */
  private volatile @Nullable RingSegment spare;

  /** How long the spare segment has to be. */
  private volatile int wanted;

  BufferedChannel(@Nullable String name, int capacity, @Nullable ChannelUsers confinement) {
    this(name, capacity, confinement, null);
  }

  /** A channel whose capacity follows what its goroutines do. */
  BufferedChannel(@Nullable String name, @Nullable ChannelUsers confinement) {
    this(name, AdaptiveBound.FIRST, confinement, new AdaptiveBound(System.nanoTime()));
  }

  private BufferedChannel(
      @Nullable String name,
      int capacity,
      @Nullable ChannelUsers confinement,
      @Nullable AdaptiveBound adaptive) {
    super(name, confinement);
    this.capacity = capacity;
    this.adaptive = adaptive;
    bound = Math.min(capacity, MAX_RING);
    head = RingSegment.holding(Math.min(capacity, INITIAL_RING));
    tail = head;
  }

  @Override
  boolean tryLock() {
    if (!sending.tryLock()) {
      return false;
    }
    boolean both = false;
    try {
      both = receiving.tryLock();
    } finally {
      // Also where the stack is used up.
      if (!both) {
        sending.unlock();
      }
    }
    return both;
  }

  /** Whatever happened under both locks, neither side goes on alone from now on if it must not. */
  @Override
  public void unlock() {
    if (hasSender()) {
      sending.limit = 0;
      receiving.limit = 0;
    } else if (hasReceiver() || over != OPEN) {
      sending.limit = 0;
    }
    receiving.unlock();
    sending.unlock();
  }

  /** Unless the segment is full, which has to be found out. */
  @Override
  boolean looksFull() {
    return sending.publishedBefore(receiving) >= bound;
  }

  // One lock.

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
      if (over == OPEN && !hasReceiver() && size() >= bound) {
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

  /** Looks how far senders may go on alone; called with their lock held. */
  private long extendSending() {
    boolean alone = !hasReceiver() && !hasSender() && over == OPEN && scheduler == null;
    long limit = alone ? tail.room(receiving.published(), bound) : 0;
    sending.limit = limit;
    return limit;
  }

  @Override
  @Nullable Object receive(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Object value = poll();
    if (value == BLOCKED) {
      // See send.
      if (over == OPEN && !hasSender() && size() <= 0) {
        CarrierFairness.giveWay();
      }
      value = poll();
    }
    return value == BLOCKED ? super.receive(deadline) : value;
  }

  /** Receives under the receiving side's lock, if that is enough; else {@link #BLOCKED}. */
  @Override
  @Nullable Object poll() {
    if (!receiving.tryLock()) {
      return BLOCKED;
    }
    try {
      long index = receiving.own();
      if (index >= receiving.limit && index >= extendReceiving(index)) {
        return BLOCKED;
      }
      noteReceiver();
      Object value = head.remove(index);
      receiving.publish(index + 1);
      return value;
    } finally {
      receiving.unlock();
    }
  }

  /**
   * Receives several values under the receiving side's lock, as far as that is enough.
   *
   * @param into where they go, from an index up to another, exclusive
   * @return how many there were
   */
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

  /**
   * The segment of the next value to be received, in which the receiving side goes on. Called with
   * its lock held: who links segments holds both.
   */
  private RingSegment segmentOf(long index) {
    RingSegment next = head.next;
    if (index == head.end && next != null) {
      head = next;
    }
    return head;
  }

  // Both locks.

  @Override
  Object accept(@Nullable Object value) {
    Object receiver = meetReceiver();
    if (receiver != BLOCKED) {
      return receiver;
    }
    if (adaptive != null && hasSender()) {
      // Even if there is room: see keepsSendersWaiting.
      return BLOCKED;
    }
    boolean full = size() >= bound && !raiseBound();
    if (full ? tail.length() >= bound : sending.own() < tail.room(receiving.own(), bound)) {
      if (full) {
        return BLOCKED;
      }
      append(value);
      return DONE;
    }
    int longest = RingSegment.lengthFor(bound);
    return extend(full ? longest : Math.min(4 * tail.length(), longest)) ? accept(value) : RETRY;
  }

  @Override
  @Nullable Object provide() {
    long index = receiving.own();
    if (index == sending.own()) {
      return BLOCKED;
    }
    Object value = segmentOf(index).remove(index);
    receiving.publish(index + 1);
    // The sender that waits longest takes the place at once, so that no later one can overtake it.
    Waiter sender = keepsSendersWaiting(size()) ? null : meetSender();
    if (sender == null) {
      return value;
    }
    append(sender.value);
    sender.value = value;
    return sender;
  }

  private void append(@Nullable Object value) {
    appended++;
    long index = sending.own();
    tail.slots[tail.slot(index)] = value;
    sending.publish(index + 1);
  }

  /** Goes on in the spare segment, if it is long enough. */
  private boolean extend(int length) {
    RingSegment longer = spare;
    if (longer == null || longer.length() < length) {
      wanted = length;
      return false;
    }
    spare = null;
    long index = sending.own();
    longer.begin = index;
    tail.end = index;
    tail.next = longer;
    tail = longer;
    sending.limit = index;
    receiving.limit = Math.min(receiving.limit, index);
    return true;
  }

  @Override
  void makeRoom() {
    spare = new RingSegment(wanted);
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    long from = receiving.own();
    long to = sending.own();
    RingSegment kept = head;
    boolean told = undelivered() != null && from != to;
    if (told) {
      // Nothing is allocated with the locks held: the segments themselves are what was kept.
      kept.begin = from;
      tail.end = to;
    }
    receiving.publish(to);
    receiving.limit = to;
    head = NONE;
    tail = NONE;
    spare = null;
    return told ? kept : null;
  }

  /** The ring is full: lets it hold more, if nobody has said how much that is and if it pays. */
  private boolean raiseBound() {
    if (adaptive == null || !adaptive.raise(receiving.own(), System.nanoTime())) {
      return false;
    }
    bound = adaptive.current();
    return true;
  }

  /**
   * Whether senders wait on although there is room: until an adaptive channel is half empty. To
   * wake one for each value that is received would cost as much as the rendezvous that the buffer
   * saves. Nobody overtakes them meanwhile, and nobody waits for longer than without a buffer,
   * because there is a value to be received.
   */
  private boolean keepsSendersWaiting(long size) {
    return adaptive != null && over == OPEN && size > bound / 2;
  }

  /** Whether nobody has declared how many values it holds. */
  boolean isAdaptive() {
    return adaptive != null;
  }

  @Override
  int size() {
    return (int) (sending.own() - receiving.own());
  }

  /**
   * Taken without the locks, so that goroutines which only look do not disturb those that send and
   * receive; exact unless values are received all the time.
   */
  @Override
  public int length() {
    return Math.clamp(sending.publishedBefore(receiving), 0, bound);
  }

  @Override
  long sentCount() {
    return super.sentCount() - appended + sending.own();
  }

  @Override
  public int capacity() {
    return adaptive == null ? capacity : bound;
  }
}
