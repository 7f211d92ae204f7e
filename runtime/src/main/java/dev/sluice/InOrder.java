package dev.sluice;

import dev.sluice.generated.OrderedWorkers;

/**
 * The former name of {@link OrderedWorkers}, for programs that were written against version 0.1.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 * @deprecated use {@link OrderedWorkers}
 */
@Deprecated
public final class InOrder<T, R> {
  private final OrderedWorkers<T, R> workers;

  /**
   * Workers that share an input and an output.
   *
   * @param in what the workers receive from
   * @param out what they send to
   * @param bound how many inputs may be at work or waiting for their turn, at least 1
   * @throws IllegalArgumentException if {@code bound} is below 1
   */
  public InOrder(ReceiveChannel<T> in, SendChannel<? super R> out, int bound) {
    workers = new OrderedWorkers<>(in, out, bound);
  }

  /**
   * Runs in every worker, see {@link OrderedWorkers#work}.
   *
   * @param step what a worker does with one input
   * @throws Exception what the step throws, or an operation on one of the channels
   */
  public void work(OrderedWorkers.Step<T, R> step) throws Exception {
    workers.work(step);
  }
}
