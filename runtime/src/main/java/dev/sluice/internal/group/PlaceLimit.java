package dev.sluice.internal.group;

import dev.sluice.internal.channel.Membership;
import dev.sluice.internal.channel.WaitQueues;
import dev.sluice.internal.channel.WaitReason;
import dev.sluice.internal.channel.Waiter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of a group run at once. A task has its place from before it starts until its own
 * goroutine has ended; the goroutines that it starts have none. Whoever waits for a place gets it
 * in the order of coming.
 */
final class PlaceLimit extends WaitQueues {
  private static final int NONE = Integer.MAX_VALUE;

  private final Membership group;

  /** Written with the lock; read without it to see whether there is a limit at all. */
  private volatile int limit = NONE;

  private int taken;
  private boolean cancelled;

  PlaceLimit(Membership group) {
    this.group = group;
  }

  /** Sets the limit. Nobody may have a place yet: who waits for one could be kept waiting. */
  void set(int tasks) {
    lock();
    int running = taken;
    if (running == 0) {
      limit = tasks;
    }
    unlock();
    if (running > 0) {
      throw new IllegalStateException(
          "the limit of group '%s' cannot change while %d of its tasks run"
              .formatted(group.name(), running));
    }
  }

  /** Whether there is a limit. */
  boolean isSet() {
    return limit != NONE;
  }

  /** Takes a place if there is one. */
  boolean tryTake() {
    lock();
    boolean free = takeFree();
    unlock();
    return free;
  }

  private boolean takeFree() {
    boolean free = taken < limit && !hasReceiver();
    if (free) {
      taken++;
    }
    return free;
  }

  /**
   * Takes a place; blocks until there is one.
   *
   * @throws CancellationException if the thread is interrupted, or the group cancelled, before that
   */
  void take() {
    if (tryTake()) {
      return;
    }
    GroupWait operation = new GroupWait(group, this, WaitReason.GROUP_LIMIT, true, null);
    lockGivingWay();
    boolean free = takeFree();
    boolean refused = !free && cancelled;
    if (!free && !refused) {
      enqueue(operation);
    }
    unlock();
    if (free) {
      return;
    }
    if (refused || !await(operation)) {
      throw new CancellationException("group '" + group.name() + "' is cancelled");
    }
  }

  private boolean await(GroupWait operation) {
    try {
      return operation.park().ok;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancellation =
          new CancellationException(
              "interrupted while waiting for a place in group '" + group.name() + "'");
      cancellation.initCause(e);
      throw cancellation;
    }
  }

  /** A task has ended; its place goes to the one that waits longest. */
  void release() {
    lock();
    Waiter next = claimFirst(false);
    if (next == null) {
      taken--;
    }
    unlock();
    complete(next, true);
  }

  /** Whoever waits is released without a place, and nobody waits from now on. */
  void cancel() {
    Waiter next;
    do {
      lock();
      cancelled = true;
      next = claimFirst(false);
      unlock();
      complete(next, false);
    } while (next != null);
  }

  private static void complete(@Nullable Waiter waiter, boolean withPlace) {
    if (waiter != null) {
      Thread parked = waiter.complete(withPlace);
      if (parked != null) {
        LockSupport.unpark(parked);
      }
    }
  }
}
