package dev.sluice;

/**
 * A function that takes a value and may throw anything.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Sink<T> {
  /**
   * Takes a value.
   *
   * @param value the value
   * @throws Exception whatever the function fails with
   */
  void accept(T value) throws Exception;
}
