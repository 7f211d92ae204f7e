package dev.sluice.internal.group;

import dev.sluice.internal.channel.RegisteredGoroutine;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The life of a group: open, then closing, then closed. One lock guards the state together with the
 * goroutines that have not ended, so that nothing starts behind the back of a close.
 *
 * <pre>
 * OPEN     everybody may start goroutines and make channels
 * CLOSING  close waits; goroutines of the group, which it waits for, may still do so: that they are
 *          late is no mistake of theirs
 * CLOSED   nothing starts any more, and nothing runs
 * </pre>
 *
 * <p>Nothing blocks, wakes a thread or runs code of others with the lock held.
 */
final class GroupLifetime {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  /** What a call of {@code close} has to do. */
  enum Closing {
    /** Ends the group. */
    FIRST,
    /** Waits for the one that does. */
    ANOTHER,
    /** Nothing: the group is closed, or the thread is about to close it. */
    DONE
  }

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock; what is volatile is read without it, too.
  private final GroupMembers members = new GroupMembers();
  private volatile State state = State.OPEN;
  private volatile boolean fed;
  private @Nullable Thread closer;
  private boolean doneClosed;
  private boolean walking;
  private boolean walkAgain;

  /** Whether a join has seen the end of all goroutines, and none was started since. */
  private boolean joined;

  /** Whether the deadline has passed after that. */
  private volatile boolean overdue;

  GroupLifetime(String name) {
    this.name = name;
  }

  // Starting.

  /**
   * Throws if the calling thread may not start or make anything in the group now.
   *
   * @param member whether it is a member of the group
   * @throws IllegalStateException if so
   */
  void check(boolean member) {
    State now = state;
    if (now == State.CLOSED || (now == State.CLOSING && !member)) {
      throw new IllegalStateException("group '" + name + "' is closed");
    }
  }

  /** A goroutine is about to start. */
  void enter(GroupMember routine, boolean member) {
    lock.lock();
    try {
      check(member);
      members.add(routine);
      joined = false;
    } finally {
      lock.unlock();
    }
  }

  /** A thread outside the group starts a goroutine in it, and so may start another one. */
  void feedFromOutside() {
    fed = true;
  }

  /** A goroutine has ended, or has not started after all. */
  void leave(GroupMember routine) {
    lock.lock();
    try {
      members.remove(routine);
    } finally {
      lock.unlock();
    }
  }

  // Ending early.

  /** Returns true once: {@code done} is to be closed. */
  boolean endDone() {
    lock.lock();
    try {
      boolean first = !doneClosed;
      doneClosed = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Interrupts every goroutine that has not ended, without allocating anything: it may be the lack
   * of memory that a group ends for. An interrupt runs code of others where a thread is blocked in
   * a channel of {@code java.nio}, so it happens without the lock.
   */
  void interrupt() {
    lock.lock();
    try {
      if (walking) {
        // Whoever walks begins again.
        walkAgain = true;
        return;
      }
      walking = true;
      members.rewind();
    } finally {
      lock.unlock();
    }
    for (GroupMember routine = walk(); routine != null; routine = walk()) {
      try {
        routine.interruptOnce();
      } catch (RuntimeException | Error e) {
        // The JDK may lack the memory to wake one; the others are to be interrupted all the same.
      }
    }
  }

  private @Nullable GroupMember walk() {
    lock.lock();
    try {
      GroupMember next = members.walk();
      if (next == null && walkAgain) {
        walkAgain = false;
        members.rewind();
        next = members.walk();
      }
      walking = next != null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  // Ending.

  /** A join has waited for all goroutines. */
  void join() {
    lock.lock();
    try {
      joined = members.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The deadline has passed; returns whether that is a failure, which it is before the end. */
  boolean expire() {
    lock.lock();
    try {
      if (state == State.OPEN && joined) {
        overdue = true;
      }
      return state == State.OPEN && !joined;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the deadline had passed before anything was started that it could be too late for. */
  boolean isOverdue() {
    return overdue;
  }

  /** The calling thread closes the group. */
  Closing close() {
    lock.lock();
    try {
      if (state == State.CLOSED || closer == Thread.currentThread()) {
        return Closing.DONE;
      }
      if (state == State.CLOSING) {
        return Closing.ANOTHER;
      }
      state = State.CLOSING;
      closer = Thread.currentThread();
      return Closing.FIRST;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the life of the group if no goroutine is left. */
  boolean tryEnd() {
    lock.lock();
    try {
      if (!members.isEmpty()) {
        return false;
      }
      state = State.CLOSED;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** All that comes with the end of the group is done. */
  void ended() {
    lock.lock();
    try {
      closer = null;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until the thread that closes the group is done with it. */
  void awaitEnd() {
    lock.lock();
    try {
      while (closer != null) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  // Asking.

  boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Whether a thread outside the group has started a goroutine in it. */
  boolean isFedFromOutside() {
    return fed;
  }

  /** Whether a join has seen the end of all goroutines, and none was started since. */
  boolean isJoined() {
    lock.lock();
    try {
      return joined;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a goroutine has not ended. */
  boolean isRunning() {
    lock.lock();
    try {
      return !members.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The goroutines that have not ended, in the order in which they were started. */
  List<RegisteredGoroutine> routines() {
    lock.lock();
    try {
      return members.list();
    } finally {
      lock.unlock();
    }
  }
}
