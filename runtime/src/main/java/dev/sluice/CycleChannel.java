package dev.sluice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel in a cycle: it counts every value as in flight before a receiver can have it, and lets
 * the cycle know which receivers wait.
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
  Object accept(@Nullable Object value) {
    cycle.add();
    Object receiver = meetReceiver();
    if (receiver != BLOCKED) {
      return receiver;
    }
    if (buffer.size() >= capacity) {
      cycle.takeBack();
      return BLOCKED;
    }
    buffer.add(value == null ? NULL : value);
    return DONE;
  }

  @Override
  boolean looksFull() {
    return buffer.size() >= capacity;
  }

  @Override
  @Nullable Object provide() {
    Object first = buffer.poll();
    Waiter sender = meetCounted();
    if (first == null) {
      return sender == null ? BLOCKED : sender;
    }
    Object value = first == NULL ? null : first;
    if (sender == null) {
      return value;
    }
    buffer.add(sender.value == null ? NULL : sender.value);
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
  FeedbackCycle cycle() {
    return cycle;
  }

  @Override
  void receiverWaits() {
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
  void closeOnce() {
    try {
      close();
    } catch (ChannelClosedException e) {
      // A stage closed it, against the rules of pipelines but to the same end.
    }
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    dropped += buffer.size();
    List<@Nullable Object> values = null;
    if (undelivered() != null) {
      values = new ArrayList<>(buffer);
      values.replaceAll(value -> value == NULL ? null : value);
    }
    buffer.clear();
    return values;
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
