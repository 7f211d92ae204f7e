package dev.sluice.generated;

import dev.sluice.SendChannel;

/**
 * What a worker does with an input.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface Step<T, R> {
  /**
   * Handles an input and sends its results, any number of them.
   *
   * @param value the input
   * @param out takes the results
   * @throws Exception whatever the step fails with
   */
  void apply(T value, SendChannel<R> out) throws Exception;
}
