package dev.sluice.testing;

import dev.sluice.GoroutineFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What goroutines without a group have failed with, until the test is told of it. */
final class GoroutineFailures {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final List<Failure> untold = new ArrayList<>();

  /** Guarded by the lock: whether goroutines are interrupted because the test is over. */
  private boolean ending;

  private record Failure(String who, Throwable cause) {}

  void add(String who, Throwable cause) {
    lock.lock();
    try {
      if (ending && cause instanceof InterruptedException) {
        return;
      }
      untold.add(new Failure(who, cause));
    } finally {
      lock.unlock();
    }
  }

  /** From now on goroutines end with an interrupt because they are interrupted. */
  void ignoreInterrupts() {
    lock.lock();
    try {
      ending = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * An exception for what was not told yet, made by the calling thread; null if there is nothing.
   */
  @Nullable RuntimeException take() {
    List<Failure> taken;
    lock.lock();
    try {
      taken = List.copyOf(untold);
      untold.clear();
    } finally {
      lock.unlock();
    }
    RuntimeException exception = null;
    for (Failure failure : taken) {
      RuntimeException one = new GoroutineFailedException(failure.who(), failure.cause());
      if (exception == null) {
        exception = one;
      } else {
        exception.addSuppressed(one);
      }
    }
    return exception;
  }
}
