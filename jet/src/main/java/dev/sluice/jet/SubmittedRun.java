package dev.sluice.jet;

import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.DAG;
import dev.sluice.GoroutineFailedException;
import dev.sluice.generated.Ports;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job, as its submitter sees it; of one that starts again, all of its executions. */
final class SubmittedRun<R> implements JetRun<R> {
  /** How a run has ended: with a result, or with something to throw, anew in each call. */
  private record Outcome<R>(@Nullable R result, @Nullable Supplier<RuntimeException> failure) {}

  private final Submission submission;
  private final Supplier<DAG> graph;
  private final Function<JetResults, R> result;
  private final LocalChannels locals;
  private final Optional<Ports> channels;
  private final CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();

  /** Guards all that follows. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Job job;
  private boolean isCancelled;
  private boolean isDrained;
  private boolean isTold;

  private SubmittedRun(
      Submission submission,
      Supplier<DAG> graph,
      Function<JetResults, R> result,
      LocalChannels locals,
      Optional<Ports> channels) {
    this.submission = submission;
    this.graph = graph;
    this.result = result;
    this.locals = locals;
    this.channels = channels;
  }

  /**
   * Submits a job.
   *
   * @param submission how
   * @param graph makes the graph, for each execution anew
   * @param result makes the result
   * @param locals the channels of the submitter that the graph keeps for its processors
   * @param channels the channels of the submitter that are ports
   */
  static <R> JetRun<R> start(
      Submission submission,
      Supplier<DAG> graph,
      Function<JetResults, R> result,
      LocalChannels locals,
      Optional<Ports> channels) {
    SubmittedRun<R> run = new SubmittedRun<>(submission, graph, result, locals, channels);
    try {
      run.submit();
    } catch (Throwable e) {
      locals.forget();
      throw e;
    }
    return run;
  }

  private void submit() {
    Job submitted = submission.submit(graph.get());
    boolean cancelledBefore;
    boolean drainedBefore;
    lock.lock();
    try {
      job = submitted;
      cancelledBefore = isCancelled;
      drainedBefore = isDrained;
    } finally {
      lock.unlock();
    }
    // Of a job that starts again, what was said to its last execution is said to this one.
    if (cancelledBefore) {
      submitted.cancel();
    } else if (drainedBefore) {
      new Control(submission.hazelcast(), submitted.getId()).drain();
    }
    var unused =
        submitted
            .getFuture()
            .whenComplete(
                (nothing, thrown) ->
                    // What follows blocks, which threads of Hazelcast must not.
                    Thread.ofVirtual()
                        .name(submission.pipeline() + " outcome")
                        .start(() -> ended(submitted, thrown)));
  }

  private void ended(Job ended, @Nullable Throwable thrown) {
    try {
      if (thrown != null && startsAgain(thrown)) {
        new Control(submission.hazelcast(), ended.getId()).destroy();
        submit();
        return;
      }
      Control control = new Control(submission.hazelcast(), ended.getId());
      Outcome<R> found =
          thrown == null
              ? new Outcome<>(result.apply(new JetResults(control)), null)
              : new Outcome<>(null, failure(control, thrown));
      control.destroy();
      complete(found);
    } catch (Throwable e) {
      // Whoever waits is told of it, also where the result cannot be made.
      Throwable reason = thrown == null ? e : thrown;
      complete(new Outcome<>(null, () -> failed(reason)));
    }
  }

  private boolean startsAgain(Throwable thrown) {
    lock.lock();
    try {
      return !submission.isGuaranteed()
          && Lost.isMember(thrown)
          && !isCancelled
          && !isDrained
          && channels.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private Supplier<RuntimeException> failure(Control control, Throwable thrown) {
    RemoteFailure failure = control.failure();
    if (failure != null) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return () -> failure.exception(submission.pipeline(), loader);
    }
    return Lost.isCancellation(thrown) ? this::cancellation : () -> failed(thrown);
  }

  private CancellationException cancellation() {
    return new CancellationException("pipeline '" + submission.pipeline() + "' was cancelled");
  }

  private GoroutineFailedException failed(Throwable thrown) {
    return new GoroutineFailedException(submission.pipeline(), Lost.unwrapped(thrown));
  }

  private void complete(Outcome<R> found) {
    locals.forget();
    if (found.failure() != null) {
      // Nobody outside may wait for ever.
      RuntimeException reason = found.failure().get();
      channels.ifPresent(it -> it.fail(reason));
    }
    outcome.complete(found);
  }

  @Override
  public @Nullable R join() throws InterruptedException {
    try {
      return told(outcome.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public @Nullable R join(Duration timeout) throws InterruptedException, TimeoutException {
    try {
      return told(outcome.get(nanos(timeout), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      TimeoutException anew =
          new TimeoutException(
              "pipeline '" + submission.pipeline() + "' has not ended within " + timeout);
      anew.initCause(e);
      throw anew;
    }
  }

  private static long nanos(Duration timeout) {
    try {
      return Math.max(0, timeout.toNanos());
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  private @Nullable R told(Outcome<R> found) {
    lock.lock();
    try {
      isTold = true;
    } finally {
      lock.unlock();
    }
    if (found.failure() != null) {
      throw found.failure().get();
    }
    return found.result();
  }

  @Override
  public void cancel() {
    Job running;
    lock.lock();
    try {
      isCancelled = true;
      running = job;
    } finally {
      lock.unlock();
    }
    if (running != null && !isDone()) {
      try {
        running.cancel();
      } catch (RuntimeException e) {
        // It has ended meanwhile; the outcome says how.
      }
    }
  }

  @Override
  public void drain() {
    Job running;
    lock.lock();
    try {
      if (isCancelled || isDrained || outcome.isDone()) {
        return;
      }
      isDrained = true;
      running = job;
    } finally {
      lock.unlock();
    }
    new Control(submission.hazelcast(), Objects.requireNonNull(running, "job").getId()).drain();
  }

  @Override
  public boolean isDone() {
    return outcome.isDone();
  }

  @Override
  public Job job() {
    lock.lock();
    try {
      return Objects.requireNonNull(job, "job");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    cancel();
    Outcome<R> found = outcome.join();
    boolean untold;
    lock.lock();
    try {
      untold = !isTold;
      isTold = true;
    } finally {
      lock.unlock();
    }
    if (untold && found.failure() != null) {
      RuntimeException failure = found.failure().get();
      if (!(failure instanceof CancellationException)) {
        throw failure;
      }
    }
  }
}
