package dev.sluice.internal.channel;

import java.util.List;

/** Lets everybody go on who waits for one event, and whoever comes after that. */
public final class Latch extends WaitQueues {
  private final WaitReason reason;
  private final String target;
  private volatile boolean open;

  /**
   * A latch that is not open.
   *
   * @param reason the operation
   * @param target what is waited for
   */
  public Latch(WaitReason reason, String target) {
    this.reason = reason;
    this.target = target;
  }

  public boolean isOpen() {
    return open;
  }

  /** The event has come. Idempotent. */
  public void open() {
    lock();
    try {
      open = true;
    } finally {
      unlock();
    }
    completeAll(true, false);
  }

  /**
   * Blocks until the latch is open.
   *
   * @return false if the deadline has passed before that
   */
  public boolean await(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    LatchWait operation = new LatchWait();
    lockGivingWay();
    try {
      if (open) {
        return true;
      }
      enqueue(operation);
    } finally {
      unlock();
    }
    return operation.park(deadline) != null;
  }

  /** A thread that waits, in the receivers' queue. */
  private final class LatchWait extends QueuedOperation {
    LatchWait() {
      super(Latch.this, reason, target);
    }

    @Override
    public boolean waitsForOthers() {
      return true;
    }

    @Override
    public List<WaitTarget> awaited() {
      return List.of();
    }
  }
}
