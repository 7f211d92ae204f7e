package dev.sluice.internal.group;

import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.WaitQueues;
import dev.sluice.internal.channel.WaitReason;
import dev.sluice.internal.channel.Waiter;
import dev.sluice.internal.schedule.Members;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the goroutines of a group that have not ended, and keeps the threads that wait until there
 * is none. To count down allocates nothing, so that a goroutine which ends for want of memory is
 * counted, too.
 */
final class JoinCounter extends WaitQueues {
  private final Membership group;
  private int count;

  JoinCounter(Membership group) {
    this.group = group;
  }

  /** A goroutine is about to start. */
  void add() {
    lock();
    count++;
    unlock();
  }

  /** A goroutine has ended; the last one releases whoever waits. */
  void remove() {
    lock();
    count--;
    Waiter waiter = claimIfNone();
    unlock();
    while (waiter != null) {
      Thread parked = waiter.complete(true);
      if (parked != null) {
        LockSupport.unpark(parked);
      }
      lock();
      waiter = claimIfNone();
      unlock();
    }
  }

  private @Nullable Waiter claimIfNone() {
    return count == 0 ? claimFirst(false) : null;
  }

  /**
   * Blocks until the count is zero.
   *
   * @param reminder what is called while it takes long, or null
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   */
  void await(@Nullable Reminder reminder) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    GroupWait operation = new GroupWait(group, this, WaitReason.GROUP_JOIN, false, reminder);
    lockGivingWay();
    boolean none = count == 0;
    if (!none) {
      enqueue(operation);
    }
    unlock();
    if (!none) {
      operation.park();
    }
  }

  /**
   * Blocks until something is over that can only be over when the count is zero.
   *
   * @return whether the thread was interrupted, which ends nothing
   */
  boolean awaitUntil(BooleanSupplier over) {
    boolean interrupted = false;
    Reminder reminder = null;
    while (!over.getAsBoolean()) {
      // It is about real time, and what reminds in the time of a test is the test itself.
      if (reminder == null && Members.current() == null) {
        reminder = new Reminder("group '" + group.name() + "'", group::memberThreads);
      }
      try {
        await(reminder);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
