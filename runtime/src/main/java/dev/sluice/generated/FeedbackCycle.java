package dev.sluice.generated;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.ReceiveChannel;
import dev.sluice.Sink;
import dev.sluice.Task;
import dev.sluice.internal.channel.CycleChannel;
import dev.sluice.internal.channel.InFlight;
import dev.sluice.internal.group.GoroutineTask;
import dev.sluice.internal.group.GroupCore;
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
 * <p>So a stage that only polls, or that keeps a ticker armed in its select, keeps its cycle going
 * for as long as it does that.
 *
 * <p>A feedback channel should be unbounded unless something else bounds how much a value can bring
 * forth: where every stage of a cycle is blocked in a send to the next one, none can receive.
 */
public final class FeedbackCycle {
  /** The capacity of an unbounded channel. */
  public static final int UNBOUNDED = -1;

  private final GroupCore group;
  private final InFlight inFlight = new InFlight();

  private FeedbackCycle(Group group) {
    this.group = Groups.core(group);
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
    cycle.inFlight.add();
    return cycle;
  }

  /** All stages of an {@link #unstarted} cycle have been started. To be called once. */
  public void start() {
    inFlight.remove(1);
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
    inFlight.atEnd(channel::closeOnce);
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
    inFlight.atEnd(channel::closeOnce);
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
    inFlight.atEnd(channel::closeOnce);
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
    CycleChannel<T> channel = new CycleChannel<>(name, capacity, overflow, group, inFlight);
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
    inFlight.signal(channel);
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
    inFlight.add();
    return () -> {
      inFlight.holds();
      if (GoroutineTask.currentCountsIn(inFlight)) {
        task.run();
        return;
      }
      try {
        task.run();
      } finally {
        inFlight.ends(Thread.currentThread());
      }
    };
  }
}
