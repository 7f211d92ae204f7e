package dev.sluice;

/**
 * A cycle of stages that ends by itself, for programs that were written against version 0.1. {@link
 * dev.sluice.generated.FeedbackCycle} says what is in flight.
 *
 * @deprecated a pipeline with {@code @Feedback} channels makes its cycles itself
 */
@Deprecated
public final class FeedbackCycle {
  /** The capacity of an unbounded channel. */
  public static final int UNBOUNDED = dev.sluice.generated.FeedbackCycle.UNBOUNDED;

  private final dev.sluice.generated.FeedbackCycle cycle;

  private FeedbackCycle(dev.sluice.generated.FeedbackCycle cycle) {
    this.cycle = cycle;
  }

  /**
   * A cycle in a group.
   *
   * @param group the group whose goroutines are the cycle's stages
   * @return the cycle, without channels
   */
  public static FeedbackCycle in(Group group) {
    return new FeedbackCycle(dev.sluice.generated.FeedbackCycle.in(group));
  }

  /**
   * A cycle that does not end before {@link #start} is called.
   *
   * @param group the group whose goroutines are the cycle's stages
   * @return the cycle, without channels
   */
  public static FeedbackCycle unstarted(Group group) {
    return new FeedbackCycle(dev.sluice.generated.FeedbackCycle.unstarted(group));
  }

  /** All stages of an {@link #unstarted} cycle have been started. To be called once. */
  public void start() {
    cycle.start();
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
    return cycle.feedback(name, capacity);
  }

  /**
   * Makes another channel between stages of the cycle.
   *
   * @param name the name, which shows in reports
   * @param capacity the size of its buffer in elements, 0 for none, or {@link #UNBOUNDED}
   * @param <T> the element type
   * @return the channel
   */
  public <T> Channel<T> channel(String name, int capacity) {
    return cycle.channel(name, capacity);
  }

  /**
   * Declares that a channel from outside the cycle carries no values and only signals an end.
   *
   * @param channel the channel
   */
  public void signal(ReceiveChannel<?> channel) {
    cycle.signal(channel);
  }

  /**
   * Makes a task count from this call until it has ended.
   *
   * @param task the stage
   * @return the task to start
   */
  public Task counted(Task task) {
    return cycle.counted(task);
  }
}
