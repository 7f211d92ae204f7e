package dev.sluice.internal.group;

import dev.sluice.Group;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The cancellation of a group, which is also that of the groups that are open in its goroutines.
 *
 * <p>A group that is opened while this one is cancelled either finds that out, or is found by the
 * thread that cancels.
 */
abstract class CancellableGroup {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock; null until there is one. */
  private @Nullable Set<CancellableGroup> inner;

  /** Written with the lock held. */
  private volatile boolean cancelled;

  /** Whether a cancellation did not reach everything for want of memory. */
  private volatile boolean owed;

  /** The group in whose goroutine this one was opened, or null. */
  abstract @Nullable CancellableGroup parent();

  /**
   * Interrupts the goroutines of the group. Needs no memory: it may be the lack of it that the
   * group is cancelled for.
   */
  abstract void interrupt();

  /** Releases every thread that waits for something of the group. */
  abstract void release();

  /** Cancels the group, unless it is cancelled. */
  final void cancelOnce() {
    // Only the first of many failures has anything to cancel.
    if (beginCancel()) {
      interrupt();
      spread();
    }
  }

  private boolean beginCancel() {
    lock.lock();
    try {
      boolean first = !cancelled;
      cancelled = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** See {@link Group#isCancelled}. */
  public final boolean isCancelled() {
    CancellableGroup group = this;
    while (group != null && !group.cancelled) {
      group = group.parent();
    }
    return group != null;
  }

  /** Makes itself known to the group that it is within; returns whether that one is cancelled. */
  final boolean joinParent() {
    CancellableGroup parent = parent();
    return parent != null && parent.openInner(this);
  }

  /** It has ended, and needs no cancellation any more. */
  final void leaveParent() {
    CancellableGroup parent = parent();
    if (parent != null) {
      parent.closeInner(this);
    }
  }

  private boolean openInner(CancellableGroup group) {
    lock.lock();
    try {
      if (inner == null) {
        inner = new LinkedHashSet<>();
      }
      inner.add(group);
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  private void closeInner(CancellableGroup group) {
    lock.lock();
    try {
      if (inner != null) {
        inner.remove(group);
      }
    } finally {
      lock.unlock();
    }
  }

  private List<CancellableGroup> inner() {
    lock.lock();
    try {
      return inner == null ? List.of() : List.copyOf(inner);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets everything else know of the cancellation: the threads that wait here, and the groups
   * within. What is not reached for want of memory is tried again when a goroutine has ended; the
   * goroutines themselves have been interrupted before.
   */
  private void spread() {
    try {
      release();
      Queue<CancellableGroup> within = new ArrayDeque<>(inner());
      for (CancellableGroup group = within.poll(); group != null; group = within.poll()) {
        if (group.beginCancel()) {
          group.interrupt();
        }
        group.release();
        within.addAll(group.inner());
      }
    } catch (OutOfMemoryError | LinkageError e) {
      // A class that is used here for the first time may not be linked without memory either.
      owed = true;
    }
  }

  /** A goroutine has ended, and with it some memory may have come back. */
  final void spreadWhatIsOwed() {
    if (owed) {
      owed = false;
      spread();
    }
  }
}
