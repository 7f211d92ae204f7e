package dev.sluice.processor.declaration;

/** What {@code @Pipeline(stages = ...)} names: a stage class, or a pipeline. */
public sealed interface NamedStage permits StageClassDeclaration, IncludedPipeline {
  /**
   * Where the pipeline names it, which is where everything about it is reported: its own source may
   * not be at hand.
   *
   * @return the place
   */
  Place place();
}
