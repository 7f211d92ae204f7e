package dev.sluice.internal.channel;

import dev.sluice.ChannelClosedException;
import dev.sluice.Overflow;
import org.jspecify.annotations.Nullable;

/**
 * A channel in a cycle: it counts every value as in flight before a receiver can have it, and lets
 * the cycle know which receivers wait.
 */
public final class CycleChannel<T> extends TwoWayChannel<T> {
  /** The capacity of an unbounded channel. */
  static final int UNBOUNDED = -1;

  private final int capacity;
  private final InFlight cycle;
  private final BlockQueue buffer = new BlockQueue();

  /** Keeps the values if the channel drops some when it is full; else null. */
  private final @Nullable OverflowBuffer dropping;

  /** Values that were dropped and have not been taken off the cycle's count. */
  private int dropped;

  public CycleChannel(
      String name, int capacity, @Nullable Overflow overflow, Membership group, InFlight cycle) {
    super(name, new ChannelUsers(group));
    this.capacity = capacity == UNBOUNDED ? Integer.MAX_VALUE : capacity;
    this.cycle = cycle;
    this.dropping =
        overflow == null
            ? null
            : new OverflowBuffer(this, Channels.atLeastOne(capacity), overflow, buffer);
  }

  @Override
  Object accept(@Nullable Object value) {
    cycle.add();
    Object outcome = meetReceiver();
    if (outcome == BLOCKED) {
      outcome = keep(value);
    }
    if (outcome == BLOCKED || outcome == RETRY) {
      cycle.takeBack();
    }
    return outcome;
  }

  private Object keep(@Nullable Object value) {
    if (dropping != null) {
      boolean full = dropping.isFull();
      Object outcome = dropping.add(value);
      if (full && outcome != RETRY) {
        // What is dropped is finished. The sender is in flight, so the cycle does not end here.
        cycle.takeBack();
      }
      return outcome;
    }
    if (buffer.size() >= capacity) {
      // The values of those who wait are put into the buffer by those who receive from it.
      return capacity == 0 || buffer.hasSpare() ? BLOCKED : RETRY;
    }
    if (!buffer.hasRoom()) {
      return RETRY;
    }
    buffer.add(value);
    return DONE;
  }

  @Override
  void makeRoom() {
    if (dropping != null) {
      dropping.prepare();
    } else {
      buffer.prepare();
    }
  }

  @Override
  boolean looksFull() {
    return dropping == null && buffer.size() >= capacity;
  }

  @Override
  @Nullable Object provide() {
    if (buffer.size() == 0) {
      Waiter sender = meetCounted();
      return sender == null ? BLOCKED : sender;
    }
    Object value = buffer.remove();
    Waiter sender = meetCounted();
    if (sender == null) {
      return value;
    }
    buffer.add(sender.value);
    sender.value = value;
    return sender;
  }

  /** Meets a waiting sender, whose value counts before the sender can go on. */
  private @Nullable Waiter meetCounted() {
    if (!hasSender()) {
      return null;
    }
    cycle.add();
    Waiter sender = meetSender();
    if (sender == null) {
      cycle.takeBack();
    }
    return sender;
  }

  @Override
  InFlight cycle() {
    return cycle;
  }

  @Override
  public void receiverWaits() {
    cycle.waits();
  }

  /** What the receiver does when it hears of the close is in flight before it can do it. */
  @Override
  void receiverGetsNothing() {
    cycle.add();
  }

  @Override
  void afterReceive() {
    cycle.holds();
  }

  @Override
  void receiverGivesUp() {
    cycle.goesOn();
  }

  @Override
  public void abandon() {
    super.abandon();
    int count;
    lock();
    try {
      count = dropped;
      dropped = 0;
    } finally {
      unlock();
    }
    cycle.remove(count);
  }

  /** Closes the channel unless somebody else did. */
  public void closeOnce() {
    try {
      close();
    } catch (ChannelClosedException e) {
      // A stage closed it, against the rules of pipelines but to the same end.
    }
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    dropped += buffer.size();
    Iterable<@Nullable Object> values = buffer.removeAll();
    return undelivered() == null ? null : values;
  }

  @Override
  int size() {
    return buffer.size();
  }

  @Override
  public int capacity() {
    return capacity;
  }
}
