package dev.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

/** A counter and the goroutines that wait until it is zero, in the receivers' queue. */
public final class WaitCounter extends WaitQueues {
  private final @Nullable Membership group;
  private int count;

  /** How often the counter has reached zero: those who wait are released up to a round. */
  private int round;

  /** Whether somebody outside the group ever used it. */
  private volatile boolean broken;

  /** Whether it was ever counted down. */
  private volatile boolean countedDown;

  /**
   * A counter at zero.
   *
   * @param group the group that its maker is a member of, or null
   */
  public WaitCounter(@Nullable Membership group) {
    this.group = group;
  }

  public void add(int n) {
    boolean negative;
    int released = 0;
    lock();
    try {
      admit();
      negative = count + n < 0;
      if (!negative) {
        count += n;
        countedDown |= n < 0;
        if (count == 0) {
          released = ++round;
        }
      }
    } finally {
      unlock();
    }
    if (negative) {
      throw new IllegalStateException("sync: negative WaitGroup counter");
    }
    if (released > 0) {
      release(released);
    }
  }

  /** Releases those who waited when the counter reached zero, and none who came after that. */
  private void release(int upTo) {
    completeAll(true, false, waiter -> ((CounterWait) waiter).awaitedRound - upTo < 0);
  }

  public void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CounterWait operation = new CounterWait();
    lockGivingWay();
    try {
      admit();
      if (count == 0) {
        return;
      }
      operation.awaitedRound = round;
      enqueue(operation);
    } finally {
      unlock();
    }
    operation.park();
  }

  /** Whether it is a wait group that was never counted down. */
  public boolean isOneSided() {
    return !countedDown;
  }

  private void admit() {
    if (group != null && !broken && !group.encloses(Thread.currentThread())) {
      broken = true;
      group.outsiderCame();
    }
  }

  /** A goroutine that waits for the counter. */
  private final class CounterWait extends QueuedOperation {
    /** The round of the counter that is waited for. */
    int awaitedRound;

    CounterWait() {
      super(WaitCounter.this, WaitReason.WAIT_GROUP_WAIT, "");
    }

    @Override
    @Nullable Membership cancelledGroup() {
      return group != null && group.isCancelled() ? group : null;
    }

    @Override
    public boolean isConfinedTo(Membership other) {
      return group != null && !broken && group.isEnclosedBy(other);
    }

    @Override
    public boolean waitsForOthers() {
      return true;
    }
  }
}
