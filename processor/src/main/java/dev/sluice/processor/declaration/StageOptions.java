package dev.sluice.processor.declaration;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a stage is to run, as {@code @Stage} and {@code @Batch} say it.
 *
 * @param workers the number of goroutines; empty if left out
 * @param ordered where {@code ordered = true} stands
 * @param async where {@code async = true} stands
 * @param by the property by which workers share the elements
 * @param failed the channel for failures
 * @param platform where {@code platform = true} stands
 * @param batch how many elements the stage gets at once; empty: one
 */
public record StageOptions(
    Optional<Located<Integer>> workers,
    Optional<Located<Boolean>> ordered,
    Optional<Located<Boolean>> async,
    Optional<Located<String>> by,
    Optional<Located<String>> failed,
    Optional<Located<Boolean>> platform,
    Optional<BatchDeclaration> batch) {
  /**
   * The same with one worker.
   *
   * @return the options without {@code workers} and {@code by}
   */
  StageOptions alone() {
    return new StageOptions(
        Optional.empty(), ordered, async, Optional.empty(), failed, platform, batch);
  }

  /**
   * Reads the options.
   *
   * @param stage {@code @Stage}; empty if it is left out
   * @param batch {@code @Batch}; empty if it is left out
   * @param at where a place is reported
   * @return the options
   */
  static StageOptions read(
      Optional<AnnotationReader> stage, Optional<AnnotationReader> batch, UnaryOperator<Place> at) {
    return new StageOptions(
        stage.flatMap(it -> it.integer("workers")).map(it -> it.at(at)),
        stage.flatMap(it -> it.flag("ordered")).map(it -> it.at(at)),
        stage.flatMap(it -> it.flag("async")).map(it -> it.at(at)),
        stage.flatMap(it -> it.string("by")).map(it -> it.at(at)),
        stage.flatMap(it -> it.string("failed")).map(it -> it.at(at)),
        stage.flatMap(it -> it.flag("platform")).map(it -> it.at(at)),
        batch.map(it -> BatchDeclaration.read(it, at)));
  }
}
