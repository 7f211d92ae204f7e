package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A pipeline that is named as a stage of another.
 *
 * @param home the type of the pipeline that names it
 * @param place where it is named
 * @param pipeline the pipeline
 */
public record IncludedPipeline(TypeElement home, Place place, PipelineDeclaration pipeline)
    implements NamedStage {
  @Override
  public Optional<TypeElement> type() {
    return Optional.of(pipeline.type());
  }

  /**
   * The stage that the pipeline is.
   *
   * @param ports its ports, in the order in which its {@code run} takes them
   * @param returned what its {@code run} returns, where {@code NONE} stands for a type that is yet
   *     to be generated
   * @return the stage
   */
  public StageDeclaration asStage(List<ParameterDeclaration> ports, TypeMirror returned) {
    return NamedStages.pipeline(home, place, pipeline, ports, returned);
  }
}
