package dev.sluice.internal.group;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a group ends with: its failures in the order in which they happened, and how far they were
 * told to the owner of the group. A failure is not lost because an earlier one was told already,
 * nor because there is no memory: the first one that there is no memory for has its place reserved.
 *
 * <p>To record a failure takes constant time and runs no code of the failure. The exceptions that
 * tell of it are made by the thread that is told.
 */
final class Outcome {
  private final ReentrantLock lock = new ReentrantLock();

  // The failures, linked. Guarded by the lock, as is all that follows.
  private @Nullable Failure first;
  private @Nullable Failure last;

  /** The last one that was told, or null; those behind it were not. */
  private @Nullable Failure told;

  /** The causes, by identity; null as long as there is only one. */
  private @Nullable Set<Throwable> causes;

  /** For a failure that there is no memory for; null once it is used. */
  private @Nullable Failure reserve = Failure.reserve();

  /**
   * A goroutine has failed. An exception that several goroutines have ended with, one after the
   * other, is recorded once.
   *
   * @param who the goroutine; the group where its deadline has passed
   */
  void add(String who, Throwable cause) {
    Failure failure;
    try {
      failure = Failure.of(who, cause);
    } catch (OutOfMemoryError e) {
      addWithoutMemory(who, cause);
      return;
    }
    lock.lock();
    try {
      if (!isKnown(cause)) {
        append(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The same, where there is no memory. */
  void addWithoutMemory(String who, Throwable cause) {
    lock.lock();
    try {
      Failure failure = reserve;
      if (failure != null && !isKnown(cause)) {
        reserve = null;
        failure.fill(who, cause);
        append(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something else than a goroutine has failed. */
  void add(Failure failure) {
    lock.lock();
    try {
      append(failure);
    } finally {
      lock.unlock();
    }
  }

  private boolean isKnown(Throwable cause) {
    return first != null && (first.cause() == cause || (causes != null && causes.contains(cause)));
  }

  private void append(Failure failure) {
    if (last == null) {
      first = failure;
    } else {
      last.next = failure;
      remember(failure);
    }
    last = failure;
  }

  private void remember(Failure failure) {
    Throwable cause = failure.cause();
    if (cause == null) {
      return;
    }
    try {
      if (causes == null) {
        causes = Collections.newSetFromMap(new IdentityHashMap<>());
      }
      causes.add(cause);
    } catch (OutOfMemoryError e) {
      // At worst it is recorded twice.
    }
  }

  /**
   * Tells the owner of the group of every failure.
   *
   * @return an exception to throw, made by the calling thread; null without a failure
   */
  @Nullable RuntimeException tell() {
    return tell(true);
  }

  /** Tells the owner of the failures that it was not told of yet; null where there are none. */
  @Nullable RuntimeException tellTheRest() {
    return tell(false);
  }

  private @Nullable RuntimeException tell(boolean all) {
    Failure from;
    Failure to;
    lock.lock();
    try {
      from = all || told == null ? first : told.next;
      to = last;
    } finally {
      lock.unlock();
    }
    RuntimeException exception = exception(from, to);
    // Only now, lest what fails to be told counts as told.
    lock.lock();
    try {
      told = to;
    } finally {
      lock.unlock();
    }
    return exception;
  }

  /** What a thread other than the owner is released with; the owner does not know of it yet. */
  @Nullable RuntimeException show() {
    Failure from;
    Failure to;
    lock.lock();
    try {
      from = first;
      to = last;
    } finally {
      lock.unlock();
    }
    return exception(from, to);
  }

  /** Without the lock: what lies between two failures does not change any more. */
  private static @Nullable RuntimeException exception(
      @Nullable Failure from, @Nullable Failure to) {
    if (from == null || to == null) {
      return null;
    }
    RuntimeException exception = from.toThrow();
    for (Failure failure = from; failure != to && failure.next != null; ) {
      failure = failure.next;
      exception.addSuppressed(failure.toSuppress());
    }
    return exception;
  }
}
