package dev.sluice;

import dev.sluice.generated.Wiring;
import dev.sluice.internal.group.OpenGroups;
import dev.sluice.internal.group.Run;
import dev.sluice.internal.group.StartedPipeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that was started and runs on its own.
 *
 * @param <R> the type of its result; {@link Void} where there is none
 */
public interface PipelineRun<R extends @Nullable Object> extends AutoCloseable {
  /**
   * Starts a pipeline and returns at once. Generated code calls this.
   *
   * @param topology what the run says of itself; names the group
   * @param wiring runs the pipeline in a group that is opened for it
   * @param <R> the type of the result
   * @return the run
   */
  static <R extends @Nullable Object> PipelineRun<R> start(Topology topology, Wiring<R> wiring) {
    return StartedPipeline.start(topology, new WiringBody<>(wiring));
  }

  /**
   * Opens the group of a pipeline for whose end the caller waits. Generated code calls this.
   *
   * @param name the name of the pipeline
   * @param topology how it is wired; asked for when somebody looks at the run
   * @return the group
   */
  static Group open(String name, Supplier<Topology> topology) {
    return new Group(OpenGroups.open(Run.ofPipeline(name, topology, null)));
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
   * @return the result; null where the type of the result is {@link Void}
   * @throws GoroutineFailedException if a stage failed; a new one in each call
   * @throws DeadlockException if the stages wait for one another
   * @throws CancellationException if the run was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on
   */
  R join() throws InterruptedException;

  /**
   * Blocks until every goroutine of the pipeline has ended, but not for longer than a time.
   *
   * @param timeout how long to wait; zero or negative: not at all
   * @return the result; null where the type of the result is {@link Void}
   * @throws TimeoutException if it has not ended in time; the pipeline goes on
   * @throws GoroutineFailedException if a stage failed; a new one in each call
   * @throws DeadlockException if the stages wait for one another
   * @throws CancellationException if the run was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on
   */
  R join(Duration timeout) throws InterruptedException, TimeoutException;

  /**
   * Ends the pipeline at its sources: what is in flight arrives, and then {@link #join} returns as
   * after a normal end. Idempotent; never blocks; no effect when the run is cancelled or over.
   *
   * <p>A source is a stage without an input. The send in which it blocks, or else its next one,
   * throws {@link ChannelAbandonedException}, and the value is not delivered; {@link
   * SendChannel#awaitAbandoned} returns. Of a stream, an iterable or an iterator that a source has
   * returned no further element is taken; what was taken arrives. An input port refuses senders
   * with {@link ChannelAbandonedException}; what it has buffered is received. Sources of pipelines
   * that are stages end likewise, batches are handled as they are, cycles finish their work, and
   * output ports are closed.
   *
   * <p>A source that blocks in something else, such as its own input, is not interrupted: after a
   * while {@link #cancel} does that, or {@link #drain(Duration)}.
   */
  void drain();

  /**
   * Ends the pipeline at its sources and waits until what is in flight has arrived, see {@link
   * #drain()}. What has not ended in time is cancelled.
   *
   * @param timeout how long to wait; zero or negative: not at all
   * @return true if the pipeline has ended normally in time; false if it is cancelled, or has
   *     failed, which {@link #join} throws
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on to its end
   */
  boolean drain(Duration timeout) throws InterruptedException;

  /** Cancels the pipeline: its goroutines are interrupted. Idempotent; never blocks. */
  void cancel();

  /**
   * Cancels the pipeline if it still runs, and waits until every goroutine of it has ended, also if
   * the thread is interrupted meanwhile (the interrupt status is kept). The logger {@code
   * dev.sluice} names the goroutines that it waits for, after a second and then every ten.
   *
   * <p>A failure counts as reported once {@link #join} or this method has thrown it, or if {@link
   * #completion} was called. When a run becomes garbage and its failure was never reported, the
   * uncaught-exception handler that the starting thread had then is called with it.
   *
   * @throws GoroutineFailedException if a stage failed, or the close of a value, and that was not
   *     reported yet
   * @throws DeadlockException if the stages wait for one another and that was not reported yet
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
   * when {@link #isDone} is true, in a thread that is not a goroutine of the pipeline: with the
   * result, null where there is none, or exceptionally with a {@link GoroutineFailedException},
   * {@link DeadlockException} or {@link CancellationException}. A call counts as having reported a
   * failure.
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
   * What its channels hold and who is blocked on them, each at an instant of its own: the inner
   * channels, in the order in which they were made, then the ports. The names are those of the
   * topology; a channel that vanishes between stages which run in one goroutine is only there.
   *
   * <p>Those of a pipeline that is a stage follow, each with the name of the stage's goroutine
   * before its own: {@code scaler.images}, or {@code scaler-2.images} where there are several. In a
   * pipeline in that one, it is {@code scaler.reader.bytes}.
   *
   * @return the channels; as they were left, when it is done
   */
  List<ChannelState> channels();

  /**
   * What its stages do, and how much they have received and sent, each at an instant of its own;
   * also those that run in the goroutine of another stage. Those of a pipeline that is a stage
   * follow, named as in {@link #channels}.
   *
   * @return the stages, in the order of the topology; as they were left, when it is done
   */
  List<StageState> stages();
}
