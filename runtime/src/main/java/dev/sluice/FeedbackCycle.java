package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cycle of stages that ends by itself: when no value is in flight in it and nobody outside can
 * send another, its feedback channels are closed. Generated code makes one for each cycle.
 *
 * <p>A value is in flight from its send until the goroutine that received it is done with it. A
 * goroutine is done with what it received when it next receives from a channel of the cycle, or
 * ends. So a stage that loops over its channel, sending what follows from each value before it
 * comes back for the next one, needs nothing else; goroutines that it starts count until they end.
 * The count is exact, and the close comes with the operation that ends the last value: nothing is
 * polled.
 *
 * <p>A feedback channel should be unbounded unless something else bounds how much a value can bring
 * forth: where every stage of a cycle is blocked in a send to the next one, none can receive.
 */
public final class FeedbackCycle {
  /** The capacity of an unbounded channel. */
  public static final int UNBOUNDED = -1;

  private final Group group;

  /** Values in the channels or in hand, and goroutines that have not received one yet. */
  private final AtomicLong inFlight = new AtomicLong();

  /** What each goroutine has in hand. */
  private final Map<Thread, Integer> inHand = new ConcurrentHashMap<>();

  private final List<CycleChannel<?>> feedbacks = new CopyOnWriteArrayList<>();

  private FeedbackCycle(Group group) {
    this.group = group;
  }

  /**
   * A cycle in a group.
   *
   * @param group the group whose goroutines are the cycle's stages
   * @return the cycle, without channels
   */
  public static FeedbackCycle in(Group group) {
    return new FeedbackCycle(group);
  }

  /**
   * Makes a channel that closes the cycle. It is closed when nothing is in flight any more.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, 0 for none, or {@link #UNBOUNDED}
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> feedback(String name, int capacity) {
    CycleChannel<T> channel = make(name, capacity);
    feedbacks.add(channel);
    return channel;
  }

  /**
   * Makes another channel between stages of the cycle. Its values count as in flight; it is closed
   * by its senders as usual.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, 0 for none, or {@link #UNBOUNDED}
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> channel(String name, int capacity) {
    return make(name, capacity);
  }

  private <T> CycleChannel<T> make(String name, int capacity) {
    if (capacity < UNBOUNDED) {
      throw new IllegalArgumentException("makechan: size out of range");
    }
    CycleChannel<T> channel = new CycleChannel<>(name, capacity, group, this);
    group.adopt(channel);
    return channel;
  }

  /**
   * Makes a task count: from this call until it ends, or, where it receives from the cycle, until
   * it first comes to do so. To be put around the task of every stage of the cycle, and of every
   * stage outside that sends into it, before the first of them starts.
   *
   * @param task the stage
   * @return the task to start
   */
  public Task counted(Task task) {
    inFlight.incrementAndGet();
    return () -> {
      hold();
      Branch branch = Goroutines.currentBranch();
      if (branch != null) {
        branch.counts(this);
      }
      try {
        task.run();
      } finally {
        release();
      }
    };
  }

  // What the channels and goroutines of the cycle tell it.

  /** Something more is in flight; told by someone who is in flight already. */
  void add() {
    inFlight.incrementAndGet();
  }

  /** Takes back an {@link #add}, by someone who is in flight still. */
  void takeBack() {
    inFlight.decrementAndGet();
  }

  /** So many are not in flight any more; the last one closes the feedback channels. */
  void remove(long count) {
    if (count > 0 && inFlight.addAndGet(-count) == 0) {
      new ArrayList<>(feedbacks).forEach(CycleChannel::closeOnce);
    }
  }

  /** The calling goroutine has received a value. */
  void hold() {
    inHand.merge(Thread.currentThread(), 1, Integer::sum);
  }

  /** The calling goroutine is done with what it received. */
  void release() {
    Integer count = inHand.remove(Thread.currentThread());
    if (count != null) {
      remove(count);
    }
  }
}
