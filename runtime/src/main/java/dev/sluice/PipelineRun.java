package dev.sluice;

import java.util.List;
import java.util.concurrent.CancellationException;
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
   * Blocks until every goroutine of the pipeline has ended.
   *
   * @return the result; null where there is none
   * @throws GoroutineFailedException if a stage failed
   * @throws DeadlockException if the stages wait for one another
   * @throws CancellationException if the run was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the
   *     pipeline goes on
   */
  @Nullable R join() throws InterruptedException;

  /** Cancels the pipeline: its goroutines are interrupted. Idempotent; never blocks. */
  void cancel();

  /** Cancels the pipeline if it still runs, and waits until every goroutine of it has ended. */
  @Override
  void close();

  /**
   * Whether every goroutine of the pipeline has ended.
   *
   * @return true if so
   */
  boolean isDone();

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
