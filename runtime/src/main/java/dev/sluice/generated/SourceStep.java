package dev.sluice.generated;

import org.jspecify.annotations.Nullable;

/**
 * What the stages behind a source do with one of its elements. Generated code implements this.
 *
 * @param <T> the type of the elements
 * @param <R> the type of what comes of them
 */
@FunctionalInterface
public interface SourceStep<T extends @Nullable Object, R extends @Nullable Object> {
  /**
   * Takes an element.
   *
   * @param element the element
   * @param next where what comes of it goes: one value at most
   * @throws Exception a failure of a stage
   */
  void take(T element, Next<R> next) throws Exception;
}
