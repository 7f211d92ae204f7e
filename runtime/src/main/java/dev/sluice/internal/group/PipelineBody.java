package dev.sluice.internal.group;

import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Task;
import dev.sluice.Topology;
import dev.sluice.internal.channel.Cancellations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the goroutine of a started pipeline runs, what has come of it, and who was told of its
 * failure: a join, a completion stage, a close, or else the uncaught-exception handler of the
 * thread that has started it.
 */
final class PipelineBody<R extends @Nullable Object> implements Task {
  private final Topology topology;
  private final RunBody<R> body;
  private final Run view;
  private final Thread.UncaughtExceptionHandler handler =
      Thread.currentThread().getUncaughtExceptionHandler();

  /** Guards all that follows. */
  private final ReentrantLock lock = new ReentrantLock();

  /** The group while it is open. */
  private @Nullable GroupCore group;

  private boolean over;
  private boolean cancelled;
  private boolean drained;
  private @Nullable R result;

  /** What it has failed with; null also where it was cancelled. */
  private @Nullable Throwable failure;

  /** Whether somebody was told of the failure, or will be. */
  private boolean told;

  /** Whether nobody can ask any more. */
  private boolean forgotten;

  /** To be completed at the end; null until somebody asks for one. */
  private @Nullable List<CompletableFuture<R>> completions;

  PipelineBody(Topology topology, RunBody<R> body) {
    this.topology = topology;
    this.body = body;
    this.view = Run.ofStarted(topology, body.ports());
  }

  /** What the run says of itself. */
  Run view() {
    return view;
  }

  Topology topology() {
    return topology;
  }

  @Override
  public void run() {
    R value = null;
    Throwable thrown = null;
    try (GroupCore opened = OpenGroups.open(view)) {
      begin(opened);
      value = body.run(opened);
    } catch (Throwable e) {
      thrown = e;
    }
    over(value, thrown);
    Throwable reason = reason();
    if (reason != null) {
      body.failed(reason);
    }
    if (isForgotten()) {
      tellHandler();
    }
  }

  private void begin(GroupCore opened) {
    boolean late;
    boolean ending;
    lock.lock();
    try {
      group = opened;
      late = cancelled;
      ending = drained;
    } finally {
      lock.unlock();
    }
    if (late) {
      opened.cancel();
    } else if (ending) {
      opened.drain();
    }
  }

  private void over(@Nullable R value, @Nullable Throwable thrown) {
    lock.lock();
    try {
      over = true;
      group = null;
      result = value;
      if (thrown != null) {
        failure = failure(thrown);
        cancelled |= failure == null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The failure that the wiring has ended with; null where it has ended for a cancellation. */
  private @Nullable Throwable failure(Throwable thrown) {
    boolean certain =
        thrown instanceof GoroutineFailedException
            || thrown instanceof DeadlockException
            || thrown instanceof Error;
    if (certain || !(cancelled || Cancellations.isOne(thrown))) {
      return thrown;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      // From the close of the group, which has found what the wiring did not wait for.
      if (suppressed instanceof GoroutineFailedException
          || suppressed instanceof DeadlockException) {
        return suppressed;
      }
    }
    return null;
  }

  /** What its join throws, or null. */
  private @Nullable Throwable reason() {
    lock.lock();
    try {
      return failure == null && cancelled ? cancellation() : failure;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels the pipeline if it is not over. */
  void cancel() {
    GroupCore running = null;
    lock.lock();
    try {
      if (!over) {
        cancelled = true;
        running = group;
      }
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.cancel();
    }
  }

  /** Ends the sources and the input ports, if the pipeline is not over or cancelled. */
  void drain() {
    GroupCore running;
    lock.lock();
    try {
      if (over || cancelled || drained) {
        return;
      }
      drained = true;
      running = group;
    } finally {
      lock.unlock();
    }
    // The sources first: what they send to a port of their own must not find it ended.
    if (running != null) {
      running.drain();
    }
    body.drained();
  }

  /** Whether it has ended, and normally. */
  boolean isCompleted() {
    lock.lock();
    try {
      return over && failure == null && !cancelled;
    } finally {
      lock.unlock();
    }
  }

  /** The result; throws what it has failed with, in an exception of the calling thread. */
  @Nullable R outcome() {
    Throwable thrown;
    lock.lock();
    try {
      if (failure == null && !cancelled) {
        return result;
      }
      told = true;
      thrown = failure;
    } finally {
      lock.unlock();
    }
    throw thrown == null ? cancellation() : Rethrow.here(thrown);
  }

  private CancellationException cancellation() {
    return new CancellationException("pipeline '" + topology.name() + "' was cancelled");
  }

  /** Throws the failure if nobody was told of it. */
  void throwUntold() {
    Throwable untold = claimUntold();
    if (untold != null) {
      throw Rethrow.here(untold);
    }
  }

  /** The failure if nobody was told of it; the caller is, now. */
  private @Nullable Throwable claimUntold() {
    lock.lock();
    try {
      if (!over || told) {
        return null;
      }
      told = true;
      return failure;
    } finally {
      lock.unlock();
    }
  }

  // A run that nobody holds any more.

  /** Nobody can ask for the outcome any more. */
  void forget() {
    boolean untold;
    lock.lock();
    try {
      forgotten = true;
      untold = over && failure != null && !told;
    } finally {
      lock.unlock();
    }
    if (untold) {
      // The handler is code of others, which must not keep other runs waiting.
      Thread.ofVirtual()
          .name(topology.name())
          .inheritInheritableThreadLocals(false)
          .start(this::tellHandler);
    }
  }

  private boolean isForgotten() {
    lock.lock();
    try {
      return forgotten;
    } finally {
      lock.unlock();
    }
  }

  private void tellHandler() {
    Throwable untold = claimUntold();
    if (untold == null) {
      return;
    }
    try {
      handler.uncaughtException(Thread.currentThread(), untold);
    } catch (RuntimeException | Error e) {
      // As the virtual machine ignores it.
    }
  }

  // Completion.

  /**
   * A stage of its own for each caller, completed when the goroutine is over.
   *
   * @param thread the goroutine
   */
  CompletionStage<R> completion(Thread thread) {
    CompletableFuture<R> completion = new CompletableFuture<>();
    boolean first;
    lock.lock();
    try {
      told = true;
      first = completions == null;
      if (completions == null) {
        completions = new ArrayList<>();
      }
      completions.add(completion);
    } finally {
      lock.unlock();
    }
    if (!thread.isAlive()) {
      complete();
    } else if (first) {
      // Not in the goroutine, which must be over first. What depends on the stage is code of
      // others.
      Thread.ofVirtual()
          .name(topology.name() + " completion")
          .inheritInheritableThreadLocals(false)
          .start(() -> completeAfter(thread));
    }
    return completion;
  }

  private void completeAfter(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    complete();
  }

  private void complete() {
    List<CompletableFuture<R>> ready;
    lock.lock();
    try {
      ready = completions == null ? List.of() : List.copyOf(completions);
      completions = new ArrayList<>();
    } finally {
      lock.unlock();
    }
    for (CompletableFuture<R> completion : ready) {
      complete(completion);
    }
  }

  @SuppressWarnings("NullAway") // null is the result where there is none
  private void complete(CompletableFuture<R> completion) {
    R value;
    try {
      value = outcome();
    } catch (Throwable e) {
      completion.completeExceptionally(e);
      return;
    }
    completion.complete(value);
  }

  // While it runs.

  /** The goroutines that have not ended. */
  List<Thread> running() {
    lock.lock();
    try {
      return group == null ? List.of() : group.memberThreads();
    } finally {
      lock.unlock();
    }
  }
}
