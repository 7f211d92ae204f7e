package dev.sluice.internal.group;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Threads that a group was found to enclose. A thread that is enclosed stays so until it ends, so
 * the answer holds for all channels of the group: to look it up here costs a fraction of what it
 * costs to look up the goroutine. A channel asks with its lock held, so this needs no memory then.
 *
 * <p>Threads are remembered by their ids, so a group keeps no thread alive that has ended. This
 * assumes that the JDK gives an id only once, as it does. Two threads that have one place replace
 * one another, and are only looked up again.
 */
final class EnclosedThreads {
  /** Finds out whether a group encloses a thread; called with a channel's lock held. */
  @FunctionalInterface
  interface LookUp {
    boolean isEnclosed(Thread thread);
  }

  /** A power of two. */
  private static final int PLACES = 32;

  private final AtomicLongArray ids = new AtomicLongArray(PLACES);
  private final LookUp lookUp;

  /**
   * No threads are known yet.
   *
   * @param lookUp finds out whether the group encloses a thread
   */
  EnclosedThreads(LookUp lookUp) {
    this.lookUp = lookUp;
  }

  /** Whether the group encloses a thread. */
  boolean contains(Thread thread) {
    long id = thread.threadId();
    if (ids.getOpaque(place(id)) == id) {
      return true;
    }
    boolean enclosed = lookUp.isEnclosed(thread);
    if (enclosed) {
      ids.setOpaque(place(id), id);
    }
    return enclosed;
  }

  private static int place(long id) {
    return (int) id & (PLACES - 1);
  }
}
