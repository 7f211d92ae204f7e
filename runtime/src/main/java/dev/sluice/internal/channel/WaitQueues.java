package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lock, and the goroutines that wait on either side of what it guards, first come first served.
 *
 * <p>Both queues are fields of the object that has the lock: an operation that meets a waiting
 * goroutine then takes one cache line from the other processor and not three. The links are in the
 * waiters, both ways, so that a select leaves the queues of the cases that lost in constant time
 * (rule FIF-12). All of it is guarded by the lock.
 */
public abstract class WaitQueues extends SpinLock {
  /** How many waiters are completed with the lock held once. */
  private static final int BATCH = 64;

  /** Made before it is needed, which may be for want of memory. */
  private static final Predicate<Waiter> ALL = WaitQueues::any;

  /** What decides for those who wait here, if a member of it has made this; else null. */
  public final @Nullable Scheduler scheduler;

  private @Nullable Waiter firstSender;
  private @Nullable Waiter lastSender;
  private @Nullable Waiter firstReceiver;
  private @Nullable Waiter lastReceiver;

  /** Queues that belong where the calling thread does. */
  public WaitQueues() {
    this(Members.scheduler());
  }

  public WaitQueues(@Nullable Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Whether only members of a scheduler, or its alarms, can end a wait here. */
  boolean isDurableIn(Scheduler other) {
    return scheduler == other;
  }

  final boolean hasSender() {
    return firstSender != null;
  }

  public final boolean hasReceiver() {
    return firstReceiver != null;
  }

  /** The waiter on a side that came first, or null. */
  final @Nullable Waiter first(boolean sending) {
    return sending ? firstSender : firstReceiver;
  }

  /** Puts a waiter at the end of the queue of its side. */
  public final void enqueue(Waiter waiter) {
    Waiter last = waiter.sending ? lastSender : lastReceiver;
    waiter.queued = true;
    waiter.previous = last;
    if (last == null) {
      setFirst(waiter.sending, waiter);
    } else {
      last.next = waiter;
    }
    setLast(waiter.sending, waiter);
  }

  /**
   * Takes a waiter out of its queue.
   *
   * @return false if it is not there any more
   */
  final boolean dequeue(Waiter waiter) {
    if (!waiter.queued) {
      return false;
    }
    Waiter previous = waiter.previous;
    Waiter next = waiter.next;
    if (previous == null) {
      setFirst(waiter.sending, next);
    } else {
      previous.next = next;
    }
    if (next == null) {
      setLast(waiter.sending, previous);
    } else {
      next.previous = previous;
    }
    waiter.previous = null;
    waiter.next = null;
    waiter.queued = false;
    return true;
  }

  /**
   * Takes the first waiter of a side that can still be completed, and with it the right and the
   * duty to complete it. A select that another channel has completed already is passed over (rule
   * FIF-11).
   */
  public final @Nullable Waiter claimFirst(boolean sending) {
    Waiter waiter = first(sending);
    while (waiter != null) {
      dequeue(waiter);
      if (waiter.claim()) {
        return waiter;
      }
      waiter = first(sending);
    }
    return null;
  }

  private static boolean any(Waiter waiter) {
    return true;
  }

  /**
   * Completes everyone who waits, in sections of a bounded length; called without the lock, when
   * nobody queues any more or those who do look for themselves why they must not.
   *
   * @param passed what the waiters are told
   * @param cancelled whether that is because their group was cancelled
   */
  final void completeAll(boolean passed, boolean cancelled) {
    completeAll(passed, cancelled, ALL);
  }

  /** Completes those at the front of each queue that fulfil a condition, see above. */
  final void completeAll(boolean passed, boolean cancelled, Predicate<Waiter> due) {
    int count;
    do {
      count = 0;
      Waiter claimed = null;
      Waiter last = null;
      lock();
      try {
        while (count < BATCH) {
          Waiter first = hasReceiver() ? first(false) : first(true);
          if (first == null || !due.test(first)) {
            break;
          }
          Waiter waiter = claimFirst(first.sending);
          if (waiter == null) {
            continue;
          }
          waiter.cancelled = cancelled;
          waiter.ok = passed;
          if (!passed && !waiter.sending) {
            receiverGetsNothing();
          }
          if (last == null) {
            claimed = waiter;
          } else {
            last.next = waiter;
          }
          last = waiter;
          count++;
        }
      } finally {
        unlock();
      }
      complete(claimed);
    } while (count == BATCH);
  }

  /**
   * Completes those that a drain ends, wherever they stand; called without the lock, when none of
   * them queues any more. A sender is refused, who waits for an end is told of one.
   */
  final void completeThose(Drain drain) {
    completeThose(drain, true);
    completeThose(drain, false);
  }

  private void completeThose(Drain drain, boolean sending) {
    int count;
    do {
      count = 0;
      Waiter claimed = null;
      lock();
      try {
        Waiter waiter = first(sending);
        while (waiter != null && count < BATCH) {
          Waiter following = waiter.next;
          if (waiter.isEndedBy(drain)) {
            dequeue(waiter);
            if (waiter.claim()) {
              waiter.ok = !sending;
              waiter.next = claimed;
              claimed = waiter;
              count++;
            }
          }
          waiter = following;
        }
      } finally {
        unlock();
      }
      complete(claimed);
    } while (count == BATCH);
  }

  /**
   * Completes claimed waiters, which stand in no queue and so are linked to one another by what
   * links a queue: nothing is allocated, because they may have to go on for want of memory.
   */
  private static void complete(@Nullable Waiter first) {
    Waiter waiter = first;
    while (waiter != null) {
      Waiter following = waiter.next;
      // Once it is completed, it is its goroutine's again.
      waiter.next = null;
      LockSupport.unpark(waiter.complete(waiter.ok));
      waiter = following;
    }
  }

  /** A receiver is claimed that gets no value; called with the lock held. */
  void receiverGetsNothing() {}

  /**
   * Notes the threads that wait on a side, in the order in which they came, as far as there is
   * room; called with the lock held.
   *
   * @return how many there are
   */
  final int waiting(boolean sending, @Nullable Thread[] threads) {
    int count = 0;
    for (Waiter waiter = first(sending); waiter != null; waiter = waiter.next) {
      if (count < threads.length) {
        threads[count] = waiter.thread();
      }
      count++;
    }
    return count;
  }

  private void setFirst(boolean sending, @Nullable Waiter waiter) {
    if (sending) {
      firstSender = waiter;
    } else {
      firstReceiver = waiter;
    }
  }

  private void setLast(boolean sending, @Nullable Waiter waiter) {
    if (sending) {
      lastSender = waiter;
    } else {
      lastReceiver = waiter;
    }
  }
}
