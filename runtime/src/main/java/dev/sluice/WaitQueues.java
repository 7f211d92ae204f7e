package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A lock, and the goroutines that wait on either side of what it guards, first come first served.
 *
 * <p>Both queues are fields of the object that has the lock: then whoever meets a waiting goroutine
 * takes one cache line from the other processor and not three. The links are in the waiters, both
 * ways, so that a select leaves the queues of the cases that lost in constant time (rule FIF-12).
 * All of it is guarded by the lock.
 */
abstract class WaitQueues extends SpinLock {
  private @Nullable Waiter firstSender;
  private @Nullable Waiter lastSender;
  private @Nullable Waiter firstReceiver;
  private @Nullable Waiter lastReceiver;

  final boolean hasSender() {
    return firstSender != null;
  }

  final boolean hasReceiver() {
    return firstReceiver != null;
  }

  /** The waiter on a side that came first, or null. */
  final @Nullable Waiter first(boolean sending) {
    return sending ? firstSender : firstReceiver;
  }

  /** Puts a waiter at the end of the queue of its side. */
  final void enqueue(Waiter waiter) {
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
  final @Nullable Waiter claimFirst(boolean sending) {
    Waiter waiter = first(sending);
    while (waiter != null) {
      dequeue(waiter);
      if (waiter.parker().claim()) {
        return waiter;
      }
      waiter = first(sending);
    }
    return null;
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
