package dev.sluice;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A cycle of stages that ends by itself: when nothing is in flight in it any more, its feedback
 * channels are closed. Generated code makes one for each cycle.
 *
 * <p><b>In flight</b> is every value in a channel of the cycle, and every counted goroutine that is
 * not waiting for one. A counted goroutine is a stage of the cycle, a stage outside that sends into
 * it, or a goroutine that one of these has started. It waits while it is <i>blocked</i> in a
 * receive from the cycle, or in a select that nothing can wake but the cycle: each case is off, or
 * receives from the cycle, or from a channel that only ever {@linkplain #signal signals} an end.
 * Everything else is in flight, since it may send: a goroutine that computes with several values in
 * hand, that polls with {@code tryReceive}, that waits for a time, for a lock or for a channel
 * outside the cycle, or that is blocked in a send or in a select with an armed send or timer.
 *
 * <p><b>Why the count is exact.</b> It is an upper bound at every moment: whatever begins to be in
 * flight is counted first, by someone who is in flight already. A send counts its value before the
 * channel has it; a close counts the receivers that it wakes before they run; a goroutine is
 * counted before it starts; and a counted stage stops counting after its {@code atEnd}, which
 * closes its outputs. The value that a waiting goroutine gets was counted by its sender and becomes
 * the count of the goroutine. So at zero all channels of the cycle are empty and all counted
 * goroutines wait for one another: none of them can ever send, and to close is right. And zero is
 * reached as soon as that is so, because a goroutine takes itself off the count after it has
 * queued. Nothing is polled.
 *
 * <p>So a stage that only polls, or that keeps a ticker armed in its select, keeps its cycle going
 * for as long as it does that.
 *
 * <p>A feedback channel should be unbounded unless something else bounds how much a value can bring
 * forth: where every stage of a cycle is blocked in a send to the next one, none can receive.
 */
public final class FeedbackCycle {
  /** The capacity of an unbounded channel. */
  public static final int UNBOUNDED = -1;

  private final Group group;

  /** Values in the channels, and goroutines that do not wait. */
  private final AtomicLong inFlight = new AtomicLong();

  /** The goroutines that have started and do not wait; each is counted once. */
  private final Set<Thread> active = ConcurrentHashMap.newKeySet();

  private final List<CycleChannel<?>> feedbacks = new CopyOnWriteArrayList<>();

  /** The channels that bring no values, only their end. */
  private final Set<AbstractChannel<?>> signals = ConcurrentHashMap.newKeySet();

  private FeedbackCycle(Group group) {
    this.group = group;
    signal(group.done());
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
   * A cycle that does not end before {@link #start} is called: its stages can be started one by
   * one.
   *
   * @param group the group whose goroutines are the cycle's stages
   * @return the cycle, without channels
   */
  public static FeedbackCycle unstarted(Group group) {
    FeedbackCycle cycle = new FeedbackCycle(group);
    cycle.add();
    return cycle;
  }

  /** All stages of an {@link #unstarted} cycle have been started. To be called once. */
  public void start() {
    remove(1);
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
    CycleChannel<T> channel = make(name, capacity, null, null);
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
    return make(name, capacity, null, null);
  }

  /**
   * Makes a channel that closes the cycle, with a sink for values that it drops.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, 0 for none, or {@link #UNBOUNDED}
   * @param undelivered called once with each value that is dropped
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> feedback(String name, int capacity, Sink<? super T> undelivered) {
    CycleChannel<T> channel = make(name, capacity, null, undelivered);
    feedbacks.add(channel);
    return channel;
  }

  /**
   * Makes another channel between stages of the cycle, with a sink for values that it drops.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, 0 for none, or {@link #UNBOUNDED}
   * @param undelivered called once with each value that is dropped
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> channel(String name, int capacity, Sink<? super T> undelivered) {
    return make(name, capacity, null, undelivered);
  }

  /**
   * Makes a channel that closes the cycle, and that drops a value when it is full: what is dropped
   * is finished.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, at least 1
   * @param overflow what is dropped when it is full
   * @param undelivered called once with each value that is dropped, then or at the end; or null
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> feedback(
      String name, int capacity, Overflow overflow, @Nullable Sink<? super T> undelivered) {
    CycleChannel<T> channel = make(name, capacity, overflow, undelivered);
    feedbacks.add(channel);
    return channel;
  }

  /**
   * Makes another channel between stages of the cycle, which drops a value when it is full.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, at least 1
   * @param overflow what is dropped when it is full
   * @param undelivered called once with each value that is dropped, then or at the end; or null
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> channel(
      String name, int capacity, Overflow overflow, @Nullable Sink<? super T> undelivered) {
    return make(name, capacity, overflow, undelivered);
  }

  private <T> CycleChannel<T> make(
      String name,
      int capacity,
      @Nullable Overflow overflow,
      @Nullable Sink<? super T> undelivered) {
    if (capacity < UNBOUNDED) {
      throw new IllegalArgumentException("makechan: size out of range");
    }
    CycleChannel<T> channel = new CycleChannel<>(name, capacity, overflow, group, this);
    if (undelivered != null) {
      @SuppressWarnings("unchecked") // only elements are dropped
      Sink<Object> sink = (Sink<Object>) undelivered;
      channel.tellUndelivered(sink);
    }
    group.adopt(channel);
    return channel;
  }

  /**
   * Declares that a channel from outside the cycle carries no values and only signals an end: a
   * select that waits for it and for the cycle does not keep the cycle going. The group's {@link
   * Group#done} is one anyway.
   *
   * @param channel the channel
   */
  public void signal(ReceiveChannel<?> channel) {
    if (Views.core(channel) instanceof AbstractChannel<?> known) {
      signals.add(known);
    }
  }

  /**
   * Makes a task count from this call until it, what it has started, and the {@code atEnd} of both
   * have ended. To be put around the task of every stage of the cycle, and of every stage outside
   * that sends into it, before the first of them starts or the cycle does.
   *
   * @param task the stage
   * @return the task to start
   */
  public Task counted(Task task) {
    add();
    return () -> {
      holds();
      Routine routine = Goroutines.routineOf(Thread.currentThread());
      if (routine != null && routine.countsIn(this)) {
        task.run();
        return;
      }
      try {
        task.run();
      } finally {
        ends(Thread.currentThread());
      }
    };
  }

  // What the channels and goroutines of the cycle report.

  /** Something more is in flight; reported by someone who is in flight already. */
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
      feedbacks.forEach(CycleChannel::closeOnce);
    }
  }

  /** What was counted is in the hands of the calling goroutine, which counts once. */
  void holds() {
    if (!active.add(Thread.currentThread())) {
      takeBack();
    }
  }

  /** A goroutine is going to start. Reported by its parent, which is in flight. */
  void starts(Thread goroutine) {
    add();
    active.add(goroutine);
  }

  /** The calling goroutine has queued for a value of the cycle and is going to wait. */
  void waits() {
    ends(Thread.currentThread());
  }

  /** The calling goroutine has waited for the cycle and goes on for another reason. */
  void goesOn() {
    add();
    holds();
  }

  /** A goroutine is not in flight any more. */
  void ends(Thread goroutine) {
    if (active.remove(goroutine)) {
      remove(1);
    }
  }

  /** Whether a receive from a channel brings nothing but what is in flight, or an end. */
  boolean isQuiet(AbstractChannel<?> channel) {
    return channel.cycle() == this || channel.isUnarmed() || signals.contains(channel);
  }
}
