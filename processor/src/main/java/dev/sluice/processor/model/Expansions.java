package dev.sluice.processor.model;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.model.Endpoint.Direction;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Decides which functions send what they return one by one. The signature alone does not tell: a
 * list may be one value. So whoever says what the channel carries decides, its declaration or its
 * receivers; where the list itself fits, it is one value.
 */
public final class Expansions {
  private final Types types;
  private final Elements elements;
  private final Signatures signatures;
  private final ElementTypes elementTypes;
  private final StageAssembler assembler;

  /**
   * For the types of one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   * @param signatures tells the shapes
   */
  public Expansions(Types types, Elements elements, Signatures signatures) {
    this.types = types;
    this.elements = elements;
    this.signatures = signatures;
    elementTypes = new ElementTypes(types, elements);
    assembler = new StageAssembler(signatures);
  }

  /**
   * Makes functions into expanding stages where their channel wants single values.
   *
   * @param pipeline the pipeline
   * @param stages its stages
   * @return the same stages, in the same order
   */
  public List<Stage> apply(PipelineDeclaration pipeline, List<Stage> stages) {
    return stages.stream()
        .map(
            stage ->
                expands(pipeline, stages, stage)
                    ? assembler.assemble(stage.declaration(), Shape.EXPANDER)
                    : stage)
        .toList();
  }

  private boolean expands(PipelineDeclaration pipeline, List<Stage> stages, Stage stage) {
    if (stage.shape() != Shape.FUNCTION) {
      return false;
    }
    TypeMirror whole = stage.declaration().result();
    return signatures
        .iterated(whole)
        .filter(single -> carries(pipeline, stages, stage, single))
        .filter(single -> !carries(pipeline, stages, stage, whole))
        .isPresent();
  }

  /** Whether the channel of a stage's result can carry a type; false where nobody says so. */
  private boolean carries(
      PipelineDeclaration pipeline, List<Stage> stages, Stage stage, TypeMirror type) {
    String channel = stage.outputs().getFirst().channel();
    List<Predicate<TypeMirror>> demands =
        pipeline.channels().stream()
            .filter(declared -> declared.name().equals(channel))
            .map(declared -> ElementTypes.element(declared.type(), elements))
            .<Predicate<TypeMirror>>map(element -> it -> types.isAssignable(it, element))
            .toList();
    if (demands.isEmpty()) {
      demands =
          stages.stream()
              .flatMap(Stage::endpoints)
              .filter(end -> end.channel().equals(channel))
              .filter(end -> end.direction() == Direction.RECEIVE)
              .<Predicate<TypeMirror>>map(end -> it -> elementTypes.fits(it, end))
              .toList();
    }
    return !demands.isEmpty() && demands.stream().allMatch(demand -> demand.test(type));
  }
}
