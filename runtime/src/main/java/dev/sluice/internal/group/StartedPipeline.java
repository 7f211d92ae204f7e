package dev.sluice.internal.group;

import dev.sluice.ChannelState;
import dev.sluice.PipelineRun;
import dev.sluice.StageState;
import dev.sluice.Task;
import dev.sluice.Topology;
import dev.sluice.internal.channel.Deadline;
import dev.sluice.internal.channel.Latch;
import dev.sluice.internal.channel.WaitReason;
import dev.sluice.internal.schedule.Members;
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
public final class StartedPipeline<R extends @Nullable Object> implements PipelineRun<R> {
  /** Its thread inherits nothing, and ends with the class. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final PipelineBody<R> body;

  /** The goroutine; it is over, and no longer listed, when this is. */
  private final Thread thread;

  /** Open when the goroutine has nothing to do any more, in the time of a test; else null. */
  private final @Nullable Latch ended;

  private StartedPipeline(PipelineBody<R> body, Thread thread, @Nullable Latch ended) {
    this.body = body;
    this.thread = thread;
    this.ended = ended;
  }

  public static <R extends @Nullable Object> PipelineRun<R> start(
      Topology topology, RunBody<R> running) {
    PipelineBody<R> body = new PipelineBody<>(topology, running);
    StartedPipeline<R> run;
    if (Members.current() == null) {
      run = new StartedPipeline<>(body, start(topology.name(), body), null);
    } else {
      Latch ended = new Latch(WaitReason.PIPELINE_JOIN, topology.name());
      run = new StartedPipeline<>(body, start(topology.name(), opening(ended, body)), ended);
    }
    CLEANER.register(run, body::forget);
    return run;
  }

  private static Thread start(String name, Task task) {
    return GoroutineTask.start(name, task, OpenGroups.currentBranch()).thread();
  }

  private static Task opening(Latch ended, Task body) {
    return () -> {
      try {
        body.run();
      } finally {
        ended.open();
      }
    };
  }

  /** Waits for the goroutine to end, in its own time. */
  private void awaitThread() throws InterruptedException {
    if (ended != null) {
      ended.await(Deadline.NEVER);
    }
    thread.join();
  }

  /** The same for some time; returns whether it has ended. */
  private boolean awaitThread(Duration timeout) throws InterruptedException {
    if (ended == null) {
      return thread.join(timeout);
    }
    if (Deadline.isAhead(timeout) ? !ended.await(Deadline.in(timeout)) : !ended.isOpen()) {
      return false;
    }
    thread.join();
    return true;
  }

  @Override
  public long id() {
    return body.view().id();
  }

  @Override
  public R join() throws InterruptedException {
    try {
      awaitThread();
      return result();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public R join(Duration timeout) throws InterruptedException, TimeoutException {
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!awaitThread(timeout)) {
        throw new TimeoutException(
            "pipeline '" + body.topology().name() + "' has not ended within " + timeout);
      }
      return result();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The result, which is null only where its type says so: then there is none. */
  @SuppressWarnings("NullAway")
  private R result() {
    return body.outcome();
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
      if (awaitThread(timeout)) {
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
    boolean joined = false;
    while (!joined) {
      try {
        if (ended == null) {
          joined = thread.join(Duration.ofNanos(Math.max(0, reminder.due() - System.nanoTime())));
        } else {
          awaitThread();
          joined = true;
        }
        if (!joined) {
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
    return ended == null ? !thread.isAlive() : ended.isOpen();
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
