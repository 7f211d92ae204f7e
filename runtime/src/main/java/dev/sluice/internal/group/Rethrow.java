package dev.sluice.internal.group;

import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.internal.channel.Failures;

/** Throws, in the thread that waits for a pipeline, what another thread has caught. */
final class Rethrow {
  private Rethrow() {}

  /**
   * Throws a failure as an exception of the calling thread: with the same cause and suppressed
   * exceptions, and the stack of the calling thread. The failure itself is thrown where it is not
   * of a type that this library makes. To be written {@code throw Rethrow.here(e)}.
   */
  static RuntimeException here(Throwable failure) {
    throw Failures.<RuntimeException>sneak(anew(failure));
  }

  private static Throwable anew(Throwable failure) {
    Throwable again =
        switch (failure) {
          case GoroutineFailedException e when e.getClass() == GoroutineFailedException.class ->
              new GoroutineFailedException(e.goroutine(), e.getCause());
          case DeadlockException e when e.getClass() == DeadlockException.class ->
              new DeadlockException(Failures.message(e));
          default -> failure;
        };
    if (again != failure) {
      for (Throwable suppressed : failure.getSuppressed()) {
        again.addSuppressed(suppressed);
      }
    }
    return again;
  }
}
