package dev.sluice;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a group ends with: the first failure, the later ones suppressed, and who was told of it. */
final class Outcome {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@code lock}. */
  private @Nullable RuntimeException failure;

  /** Whether somebody was told of the failure. Guarded by {@code lock}. */
  private boolean reported;

  /** Something has failed. */
  void add(RuntimeException reason) {
    lock.lock();
    try {
      if (failure == null) {
        failure = reason;
      } else {
        failure.addSuppressed(reason);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether an exception is the cause of a failure that is known already. */
  boolean has(Throwable cause) {
    lock.lock();
    try {
      return failure != null
          && (failure.getCause() == cause
              || Stream.of(failure.getSuppressed()).anyMatch(later -> later.getCause() == cause));
    } finally {
      lock.unlock();
    }
  }

  /** The failure, of which somebody is now told; null without one. */
  @Nullable RuntimeException report() {
    lock.lock();
    try {
      reported = true;
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody was told. */
  boolean isReported() {
    lock.lock();
    try {
      return reported;
    } finally {
      lock.unlock();
    }
  }
}
