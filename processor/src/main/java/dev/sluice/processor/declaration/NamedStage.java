package dev.sluice.processor.declaration;

import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** What {@code @Pipeline(stages = ...)} names: a stage class, or a pipeline. */
public sealed interface NamedStage permits StageClassDeclaration, IncludedPipeline {
  /**
   * Where the pipeline names it, which is where everything about it is reported: its own source may
   * not be at hand.
   *
   * @return the place
   */
  Place place();

  /**
   * What is named.
   *
   * @return the class; empty for a primitive type or an array
   */
  Optional<TypeElement> type();
}
