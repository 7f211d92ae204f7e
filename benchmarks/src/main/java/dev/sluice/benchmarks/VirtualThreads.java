package dev.sluice.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Virtual threads for the libraries that bring none. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** What runs in a thread. */
  interface Body {
    /** Runs. */
    void run() throws InterruptedException;
  }

  /** Starts a thread that nobody interrupts. */
  static Thread start(Body body) {
    return Thread.startVirtualThread(
        () -> {
          try {
            body.run();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Runs a task in a thread of its own and waits for it. */
  static <R> R call(Callable<R> task) throws Exception {
    FutureTask<R> future = new FutureTask<>(task);
    Thread.startVirtualThread(future);
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
