package dev.sluice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that was started and runs on its own.
 *
 * @param <R> the type of its result; {@link Void} where there is none
 */
public interface PipelineRun<R> extends AutoCloseable {
  /**
   * Starts a pipeline and returns at once. Generated code calls this.
   *
   * @param topology what the run says of itself; names the group
   * @param wiring runs the pipeline in a group that is opened for it
   * @param <R> the type of the result
   * @return the run
   */
  static <R> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    return StartedPipeline.start(topology, wiring);
  }

  /**
   * A number that no other run of this process has.
   *
   * @return the id
   */
  long id();

  /**
   * Blocks until every goroutine of the pipeline has ended.
   *
   * @return the result; null where there is none
   * @throws GoroutineFailedException if a stage failed; a new one in each call
   * @throws DeadlockException if the stages wait for one another
   * @throws CancellationException if the run was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on
   */
  @Nullable R join() throws InterruptedException;

  /**
   * Blocks until every goroutine of the pipeline has ended, but not for longer than a time.
   *
   * @param timeout how long to wait; zero or negative: not at all
   * @return the result; null where there is none
   * @throws TimeoutException if it has not ended in time; the pipeline goes on
   * @throws GoroutineFailedException if a stage failed; a new one in each call
   * @throws DeadlockException if the stages wait for one another
   * @throws CancellationException if the run was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on
   */
  @Nullable R join(Duration timeout) throws InterruptedException, TimeoutException;

  /** Cancels the pipeline: its goroutines are interrupted. Idempotent; never blocks. */
  void cancel();

  /**
   * Cancels the pipeline if it still runs, and waits until every goroutine of it has ended, also if
   * the thread is interrupted meanwhile (the interrupt status is kept). The logger {@code
   * dev.sluice} names the goroutines that it waits for, after a second and then every ten.
   *
   * <p>A failure is told once it was thrown by {@link #join} or this method, and if {@link
   * #completion} was called. When a run becomes garbage and nobody was told of its failure, the
   * uncaught-exception handler that the starting thread had then is called with it.
   *
   * @throws GoroutineFailedException if a stage failed, or the close of a value, and nobody was
   *     told of it
   * @throws DeadlockException if the stages wait for one another and nobody was told of it
   */
  @Override
  void close();

  /**
   * Whether every goroutine of the pipeline has ended.
   *
   * @return true if so
   */
  boolean isDone();

  /**
   * The outcome of the pipeline, for callbacks. Each call gives a stage of its own. It is completed
   * when {@link #isDone} is true, in a thread that is no goroutine of the pipeline: with the
   * result, null where there is none, or exceptionally with a {@link GoroutineFailedException},
   * {@link DeadlockException} or {@link CancellationException}. To have asked counts as having been
   * told of a failure.
   *
   * @return the stage
   */
  CompletionStage<R> completion();

  /**
   * How the pipeline is wired.
   *
   * @return its stages, channels and ports
   */
  Topology topology();

  /**
   * What its inner channels hold and who is blocked on them, each at an instant of its own.
   *
   * <p>Those of a pipeline that is a stage follow while that pipeline runs, each with the name of
   * the stage's goroutine before its own: {@code scaler.images}, or {@code scaler-2.images} where
   * there are several. In a pipeline in that one, it is {@code scaler.reader.bytes}.
   *
   * @return the channels, in the order in which they were made; as they were left, when it is done
   */
  List<ChannelState> channels();
}
