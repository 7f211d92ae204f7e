package dev.sluice;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A channel in a cycle: it tells the cycle of every value, before a receiver can have it, and of
 * every receiver that comes for the next one.
 */
final class CycleChannel<T> extends AbstractChannel<T> implements Channel<T> {
  private static final Object NULL = new Object();

  private final int capacity;
  private final FeedbackCycle cycle;
  private final Deque<Object> buffer = new ArrayDeque<>(1);

  /** Values that were dropped and have not been taken off the cycle's count. */
  private int dropped;

  CycleChannel(String name, int capacity, Group group, FeedbackCycle cycle) {
    super(name, new Confinement(group));
    this.capacity = capacity == FeedbackCycle.UNBOUNDED ? Integer.MAX_VALUE : capacity;
    this.cycle = cycle;
  }

  @Override
  boolean accept(@Nullable Object value) {
    cycle.add();
    if (meetReceiver()) {
      return true;
    }
    if (buffer.size() >= capacity) {
      cycle.takeBack();
      return false;
    }
    buffer.add(value == null ? NULL : value);
    return true;
  }

  @Override
  @Nullable Object provide() {
    Object value = buffer.poll();
    if (value == null) {
      return takeCounted();
    }
    Object next = takeCounted();
    if (next != BLOCKED) {
      buffer.add(next == null ? NULL : next);
    }
    return value == NULL ? null : value;
  }

  /** Takes the value of a waiting sender, which counts before the sender can go on. */
  private @Nullable Object takeCounted() {
    if (!hasSender()) {
      return BLOCKED;
    }
    cycle.add();
    Object value = takeFromSender();
    if (value == BLOCKED) {
      cycle.takeBack();
    }
    return value;
  }

  @Override
  void beforeReceive() {
    cycle.release();
  }

  @Override
  void afterReceive() {
    cycle.hold();
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
  void closeOnce() {
    try {
      close();
    } catch (ChannelClosedException e) {
      // A stage closed it, against the rules of pipelines but to the same end.
    }
  }

  @Override
  void clear() {
    dropped += buffer.size();
    buffer.clear();
  }

  @Override
  int size() {
    return buffer.size();
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
