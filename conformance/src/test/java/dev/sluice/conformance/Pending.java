package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Go;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** An operation that runs in a goroutine of its own. */
final class Pending<T> {
  /** How long an operation that does not block may take. */
  static final Duration WINDOW =
      Duration.ofSeconds(Integer.getInteger("sluice.window.seconds", 10));

  private static final Set<Pending<?>> UNFINISHED = ConcurrentHashMap.newKeySet();

  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Thread thread;

  private Pending(Callable<? extends T> operation) {
    UNFINISHED.add(this);
    this.thread = Go.go(() -> run(operation));
  }

  static <T> Pending<T> start(Callable<? extends T> operation) {
    return new Pending<>(operation);
  }

  private void run(Callable<? extends T> operation) {
    try {
      result.complete(operation.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    } finally {
      UNFINISHED.remove(this);
    }
  }

  Thread thread() {
    return thread;
  }

  /** Whether the goroutine is parked in an operation of the library just now. */
  boolean isParked() {
    return isParked(thread);
  }

  /** Whether a thread is parked in an operation of the library just now. */
  static boolean isParked(Thread thread) {
    Object blocker = LockSupport.getBlocker(thread);
    Thread.State state = thread.getState();
    return (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
        && blocker != null
        && isOfTheLibrary(blocker.getClass().getPackageName());
  }

  private static boolean isOfTheLibrary(String room) {
    return room.equals("dev.sluice") || room.startsWith("dev.sluice.internal.");
  }

  /** Waits until the goroutine is parked in an operation of the library. */
  void awaitParked() {
    Await.until("the operation blocks", () -> isParked() || result.isDone());
    if (result.isDone()) {
      throw new AssertionError("the operation did not block: " + result);
    }
  }

  /** Checks that the operation has not completed. */
  void isStillBlocked() {
    awaitParked();
  }

  /** Waits for the operation; its exception is this one's cause. */
  T completes() {
    try {
      return result.get(WINDOW.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the operation failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the operation still blocks", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the operation throws this kind of exception with this message. */
  void panics(Class<? extends Throwable> kind, String message) {
    try {
      T value = result.get(WINDOW.toNanos(), TimeUnit.NANOSECONDS);
      throw new AssertionError("expected " + kind.getName() + ", not the value " + value);
    } catch (ExecutionException e) {
      Blocks.isPanic(e.getCause(), kind, message);
    } catch (TimeoutException e) {
      throw new AssertionError("the operation still blocks", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the operation throws, whatever it is. */
  Throwable thrown() {
    return result
        .handle(
            (value, thrown) -> {
              if (thrown == null) {
                throw new AssertionError("expected an exception, not the value " + value);
              }
              return thrown;
            })
        .orTimeout(WINDOW.toNanos(), TimeUnit.NANOSECONDS)
        .join();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Ends what tests have left blocked on purpose. */
  static void interruptAll() throws InterruptedException {
    for (Pending<?> pending : UNFINISHED) {
      pending.interrupt();
      assertWithMessage("ended by an interrupt").that(pending.thread.join(WINDOW)).isTrue();
    }
  }
}
