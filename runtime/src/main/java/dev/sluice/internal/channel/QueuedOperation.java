package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blocked operation that stands in the receivers' queue of something that is no channel: a
 * counter, a latch, a turnstile. The lock of the queue is claim enough.
 */
public abstract class QueuedOperation extends BlockedOperation {
  private final WaitQueues queues;
  private final WaitReason reason;
  private final String target;

  /**
   * A wait of the calling thread.
   *
   * @param queues where it is queued
   * @param reason the operation
   * @param target what is waited for; may be empty
   */
  public QueuedOperation(WaitQueues queues, WaitReason reason, String target) {
    this.queues = queues;
    this.reason = reason;
    this.target = target;
  }

  @Override
  final boolean claim() {
    return true;
  }

  @Override
  final boolean withdraw() {
    queues.lock();
    try {
      return queues.dequeue(this);
    } finally {
      queues.unlock();
    }
  }

  @Override
  @Nullable Membership cancelledGroup() {
    return null;
  }

  @Override
  public boolean isConfinedTo(Membership group) {
    return false;
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return queues.isDurableIn(scheduler);
  }

  @Override
  public final WaitReason reason() {
    return reason;
  }

  @Override
  public final String target() {
    return target;
  }

  @Override
  public List<WaitTarget> awaited() {
    return List.of(new WaitTarget(queues, false));
  }
}
