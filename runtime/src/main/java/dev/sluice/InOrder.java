package dev.sluice;

/**
 * The former name of {@link OrderedWorkers}, which classes use that an earlier processor generated.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
public final class InOrder<T, R> extends OrderedWorkers<T, R> {
  /**
   * Workers between two channels.
   *
   * @param in where the inputs come from
   * @param out where the results go
   * @param bound how many inputs may be taken whose results have not left
   * @throws IllegalArgumentException if the bound is below 1
   */
  public InOrder(ReceiveChannel<T> in, SendChannel<? super R> out, int bound) {
    super(in, out, bound);
  }
}
