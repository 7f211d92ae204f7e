package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/**
 * The ring of a {@link BufferedChannel}, and what is done with the lock of one side alone while
 * values flow.
 */
abstract class RingChannel<T> extends TwoWayChannel<T> {
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

  /**
   * An empty ring.
   *
   * @param bound how many values it holds at most
   * @param ring where the first values go
   */
  RingChannel(
      @Nullable String name,
      @Nullable ChannelUsers confinement,
      @Nullable AdaptiveBound adaptive,
      int bound,
      RingSegment ring) {
    super(name, confinement);
    this.adaptive = adaptive;
    this.bound = bound;
    head = ring;
    tail = ring;
  }

  /** Sends under the sending side's lock, if that is enough. */
  @Override
  boolean offer(@Nullable Object value) {
    if (!sending.tryLock()) {
      return false;
    }
    try {
      if (hasReceiver() || hasSender() || over != OPEN) {
        return false;
      }
      long index = sending.own();
      RingSegment segment = tail;
      if (index >= sending.limit) {
        sending.limit = segment.room(receiving.published(), bound);
        if (index >= sending.limit) {
          return false;
        }
      }
      noteSender();
      segment.slots[segment.slot(index)] = value;
      sending.alone++;
      sending.publish(index + 1);
      return true;
    } finally {
      try {
        sending.unlock();
      } catch (StackOverflowError e) {
        sending.held = 0;
      }
    }
  }

  /**
   * Sends several values under the sending side's lock, as far as that is enough.
   *
   * @param values where they are, from an index up to another, exclusive
   * @return how many there were
   */
  int offer(@Nullable Object[] values, int from, int to) {
    if (!sending.tryLock()) {
      return 0;
    }
    try {
      if (hasReceiver() || hasSender() || over != OPEN) {
        return 0;
      }
      long index = sending.own();
      RingSegment segment = tail;
      sending.limit = segment.room(receiving.published(), bound);
      int count = (int) Math.min(to - from, sending.limit - index);
      if (count <= 0) {
        return 0;
      }
      noteSender();
      for (int i = 0; i < count; i++) {
        segment.slots[segment.slot(index + i)] = values[from + i];
      }
      sending.alone += count;
      sending.publish(index + count);
      return count;
    } finally {
      try {
        sending.unlock();
      } catch (StackOverflowError e) {
        sending.held = 0;
      }
    }
  }

  /** Receives under the receiving side's lock, if that is enough; else {@link #BLOCKED}. */
  @Override
  @Nullable Object poll() {
    if (!receiving.tryLock()) {
      return BLOCKED;
    }
    try {
      long index = receiving.own();
      if (hasSender() && !keepsSendersWaiting(sending.published() - index - 1)) {
        return BLOCKED;
      }
      RingSegment segment = head;
      if (index >= receiving.limit) {
        receiving.limit = Math.min(sending.published(), segment.end);
        if (index >= receiving.limit) {
          return BLOCKED;
        }
      }
      noteReceiver();
      Object value = segment.remove(index);
      receiving.publish(index + 1);
      return value;
    } finally {
      try {
        receiving.unlock();
      } catch (StackOverflowError e) {
        receiving.held = 0;
      }
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
      long sent = sending.published();
      RingSegment segment = head;
      receiving.limit = Math.min(sent, segment.end);
      long most = Math.min(to - from, receiving.limit - index);
      if (hasSender()) {
        most = over == OPEN && adaptive != null ? Math.min(most, sent - index - bound / 2 - 1) : 0;
      }
      if (most <= 0) {
        return 0;
      }
      noteReceiver();
      int count = (int) most;
      for (int i = 0; i < count; i++) {
        into[from + i] = segment.remove(index + i);
      }
      receiving.publish(index + count);
      return count;
    } finally {
      try {
        receiving.unlock();
      } catch (StackOverflowError e) {
        receiving.held = 0;
      }
    }
  }

  /**
   * Whether senders wait on although there is room: until an adaptive channel is half empty. To
   * wake one for each value that is received would cost as much as the rendezvous that the buffer
   * saves. Nobody overtakes them meanwhile, and nobody waits for longer than without a buffer,
   * because there is a value to be received.
   */
  final boolean keepsSendersWaiting(long size) {
    return adaptive != null && over == OPEN && size > bound / 2;
  }

  /** Whether nobody has declared how many values it holds. */
  final boolean isAdaptive() {
    return adaptive != null;
  }

  @Override
  int size() {
    return (int) (sending.own() - receiving.own());
  }

  @Override
  long sentCount() {
    return super.sentCount() + sending.alone;
  }
}
