package dev.sluice.jet;

import com.hazelcast.jet.Job;
import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that runs as a job of a cluster. When a member is lost, the job starts again from its
 * sources, as long as the program that has submitted it lives; one with a channel as a port fails
 * instead.
 *
 * @param <R> the type of its result; {@link Void} where there is none
 */
public interface JetRun<R> extends AutoCloseable {
  /**
   * Blocks until the pipeline has ended on every member.
   *
   * @return the result; null where there is none
   * @throws GoroutineFailedException if a stage failed; a new one in each call, with what it failed
   *     with as its cause, or with its text where that cannot travel
   * @throws DeadlockException if stages wait for one another
   * @throws CancellationException if the job was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the job
   *     goes on
   */
  @Nullable R join() throws InterruptedException;

  /**
   * Blocks until the pipeline has ended on every member, but not for longer than a time.
   *
   * @param timeout how long to wait; zero or negative: not at all
   * @return the result; null where there is none
   * @throws TimeoutException if it has not ended in time; the job goes on
   * @throws GoroutineFailedException if a stage failed; a new one in each call
   * @throws DeadlockException if stages wait for one another
   * @throws CancellationException if the job was cancelled before it was done
   * @throws InterruptedException if the thread is interrupted before or while it blocks; the job
   *     goes on
   */
  @Nullable R join(Duration timeout) throws InterruptedException, TimeoutException;

  /**
   * Cancels the job: the goroutines of every member are interrupted. Idempotent; does not wait for
   * them.
   */
  void cancel();

  /**
   * Ends the sources: what is in flight arrives, then {@link #join} returns as after a normal end.
   * Idempotent; no effect after {@link #cancel}. Blocks until the cluster knows it.
   */
  void drain();

  /**
   * Whether the pipeline has ended on every member.
   *
   * @return true if so
   */
  boolean isDone();

  /**
   * The job of Jet. Another one after the loss of a member.
   *
   * @return the job, for its status and metrics
   */
  Job job();

  /**
   * Cancels the job if it still runs, and waits until it has ended on every member, also if the
   * thread is interrupted meanwhile (the interrupt status is kept).
   *
   * @throws GoroutineFailedException if a stage failed and nobody has joined the run
   * @throws DeadlockException if stages wait for one another and nobody has joined the run
   */
  @Override
  void close();
}
