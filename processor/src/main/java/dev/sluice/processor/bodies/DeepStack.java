package dev.sluice.processor.bodies;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs code that recurses as deep as a source is nested. What javac got through may still be too
 * deep for us on what is left of its stack; then the same is done once more on a stack of its own.
 */
final class DeepStack {
  private static final long BYTES = 512L << 20;

  private DeepStack() {}

  /** Calls something that leaves nothing behind when it fails. */
  static <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError tooDeep) {
      return onOwnStack(work);
    }
  }

  private static <T> T onOwnStack(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "sluice-bodies", BYTES);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // the compiler's trees must not be left to two threads
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
