package dev.sluice;

import dev.sluice.internal.channel.BlockedOperation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A goroutine of a test, whose failure is the test's: what nobody looks at, no test finds. */
public final class Watched {
  private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
  private final Thread thread;

  private Watched(Task task) {
    thread = Go.go(() -> run(task));
  }

  /** Starts a goroutine. */
  public static Watched go(Task task) {
    return new Watched(task);
  }

  private void run(Task task) {
    try {
      task.run();
      end.complete(Optional.empty());
    } catch (Throwable e) {
      end.complete(Optional.of(e));
    }
  }

  public Thread thread() {
    return thread;
  }

  /** Waits until it is parked in an operation of the library; fails if it ends instead. */
  public Watched blocked() throws InterruptedException {
    Eventually.until(() -> end.isDone() || BlockedOperation.of(thread) != null);
    if (end.isDone()) {
      throw new AssertionError("the goroutine has not blocked", end.join().orElse(null));
    }
    return this;
  }

  /** Waits for its end; fails if it has thrown anything. */
  public void ends() throws InterruptedException {
    thread.join();
    Optional<Throwable> thrown = end.join();
    if (thrown.isPresent()) {
      throw new AssertionError("the goroutine has failed", thrown.get());
    }
  }
}
