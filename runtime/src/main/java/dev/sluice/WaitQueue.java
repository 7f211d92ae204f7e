package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * The goroutines that wait on one side of a channel, first come first served. Doubly linked, so
 * that a select leaves the queues of the cases that lost in constant time (rule FIF-12). Guarded by
 * the channel's lock.
 */
final class WaitQueue {
  private @Nullable Waiter first;
  private @Nullable Waiter last;

  boolean isEmpty() {
    return first == null;
  }

  /** The waiter that came first, or null. */
  @Nullable Waiter first() {
    return first;
  }

  void add(Waiter waiter) {
    waiter.queue = this;
    waiter.previous = last;
    if (last == null) {
      first = waiter;
    } else {
      last.next = waiter;
    }
    last = waiter;
  }

  /** Takes out a waiter; does nothing if it is not in this queue any more. */
  void remove(Waiter waiter) {
    if (waiter.queue != this) {
      return;
    }
    Waiter previous = waiter.previous;
    Waiter next = waiter.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    waiter.previous = null;
    waiter.next = null;
    waiter.queue = null;
  }

  /**
   * Takes the first waiter that can still be completed, and with it the right and the duty to
   * complete it. A select that another channel has completed already is passed over (rule FIF-11).
   */
  @Nullable Waiter claimFirst() {
    while (first != null) {
      Waiter waiter = first;
      remove(waiter);
      if (waiter.parker.claim()) {
        return waiter;
      }
    }
    return null;
  }
}
