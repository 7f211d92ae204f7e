package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import java.util.stream.Stream;

/**
 * One rule.
 *
 * @param <T> what it looks at: a pipeline's or stage's declaration, or the assembled graph
 */
@FunctionalInterface
interface Rule<T> {
  /**
   * Looks for violations.
   *
   * @param subject what to look at
   * @return what is wrong
   */
  Stream<Finding<Place>> check(T subject);
}
