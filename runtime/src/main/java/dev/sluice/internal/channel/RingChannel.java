package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * The ring of a {@link BufferedChannel}, and what is done with it under both locks: it grows,
 * senders and receivers meet, and it is dropped.
 */
abstract class RingChannel<T> extends TwoWayChannel<T> {
  private static final int INITIAL_RING = 16;

  private static final int MAX_RING = 1 << 29;

  /** What an abandoned channel has: no slot of it is used. */
  private static final RingSegment NONE = new RingSegment(1);

  private final int capacity;

  /** Decides the bound where no capacity was declared; else null. */
  final @Nullable AdaptiveBound adaptive;

  /** How many values the ring holds at most. Written under both locks. */
  int bound;

  final RingSide sending = new RingSide();
  final RingSide receiving = new RingSide();

  /** The segment of the next value to be sent. */
  RingSegment tail;

  /** The segment of the next value to be received. */
  RingSegment head;

  /** How many values came into the ring under both locks, with which they are written. */
  private long appended;

  /** A segment to go on in, allocated by a sender that found the last one full. */
  private volatile @Nullable RingSegment spare;

  /** How long the spare segment has to be. */
  private volatile int wanted;

  RingChannel(
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

  /**
   * The segment of the next value to be received, in which the receiving side goes on. Called with
   * its lock held: who links segments holds both.
   */
  final RingSegment segmentOf(long index) {
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
   * Lets a full ring hold more, if nobody has said how much that is and if it pays. Called before
   * its sender lets others run: on a shared carrier they empty it meanwhile, and no sender would
   * see again that it was full.
   *
   * @return whether it holds more now
   */
  final boolean raiseBeforeGivingWay() {
    if (adaptive == null || adaptive.isHighest() || !tryLock()) {
      return false;
    }
    try {
      return size() >= bound && raiseBound();
    } finally {
      unlock();
    }
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
