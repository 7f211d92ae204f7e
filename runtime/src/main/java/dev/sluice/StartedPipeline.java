package dev.sluice;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs in a goroutine, which opens its group and so is the group's opener. This is
 * what the user holds; the goroutine does not know it, so that it is garbage as soon as nobody can
 * ask for the outcome any more.
 */
final class StartedPipeline<R> implements PipelineRun<R> {
  /** Its thread inherits nothing, and ends with the class. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final PipelineBody<R> body;

  /** The goroutine; it is over, and no longer listed, when this is. */
  private final Thread thread;

  private StartedPipeline(PipelineBody<R> body, Thread thread) {
    this.body = body;
    this.thread = thread;
  }

  static <R> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    PipelineBody<R> body = new PipelineBody<>(topology, wiring);
    StartedPipeline<R> run = new StartedPipeline<>(body, Go.go(topology.name(), body));
    CLEANER.register(run, body::forget);
    return run;
  }

  @Override
  public long id() {
    return body.view().id();
  }

  @Override
  public @Nullable R join() throws InterruptedException {
    try {
      thread.join();
      return body.outcome();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public @Nullable R join(Duration timeout) throws InterruptedException, TimeoutException {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!thread.join(timeout)) {
        throw new TimeoutException(
            "pipeline '" + body.topology().name() + "' has not ended within " + timeout);
      }
      return body.outcome();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void drain() {
    body.drain();
  }

  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      body.drain();
      if (thread.join(timeout)) {
        return body.isCompleted();
      }
      body.cancel();
      return false;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void cancel() {
    body.cancel();
  }

  @Override
  public void close() {
    try {
      cancel();
      if (thread.isAlive()) {
        awaitEnd();
      }
      body.throwUntold();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void awaitEnd() {
    Reminder reminder = new Reminder("pipeline '" + body.topology().name() + "'", body::running);
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = thread.join(Duration.ofNanos(Math.max(0, reminder.due() - System.nanoTime())));
        if (!ended) {
          reminder.remind();
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isDone() {
    return !thread.isAlive();
  }

  @Override
  public CompletionStage<R> completion() {
    try {
      return body.completion(thread);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public Topology topology() {
    return body.topology();
  }

  @Override
  public List<ChannelState> channels() {
    return body.view().channels();
  }

  @Override
  public List<StageState> stages() {
    return body.view().stages();
  }
}
