package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets everybody go on who waits for one event, and whoever comes after that. */
final class Latch extends WaitQueues {
  private final String reason;
  private final String target;
  private volatile boolean open;

  /**
   * A latch that is not open.
   *
   * @param reason the wait as a dump names it
   * @param target what is waited for
   */
  Latch(String reason, String target) {
    this.reason = reason;
    this.target = target;
  }

  boolean isOpen() {
    return open;
  }

  /** The event has come. Idempotent. */
  void open() {
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
  boolean await(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    LatchParker parker = new LatchParker();
    lockGivingWay();
    try {
      if (open) {
        return true;
      }
      enqueue(parker);
    } finally {
      unlock();
    }
    return parker.park(deadline) != null;
  }

  /** A thread that waits, in the receivers' queue. */
  private final class LatchParker extends Parker {
    @Override
    boolean claim() {
      return true;
    }

    @Override
    boolean withdraw() {
      lock();
      try {
        return dequeue(this);
      } finally {
        unlock();
      }
    }

    @Override
    @Nullable Group cancelledGroup() {
      return null;
    }

    @Override
    boolean isConfinedTo(Group group) {
      return false;
    }

    @Override
    boolean isDurableIn(Scheduler scheduler) {
      return Latch.this.isDurableIn(scheduler);
    }

    @Override
    boolean waitsForOthers() {
      return true;
    }

    @Override
    String reason() {
      return reason;
    }

    @Override
    String target() {
      return target;
    }

    @Override
    List<Awaited> awaited() {
      return List.of();
    }
  }
}
