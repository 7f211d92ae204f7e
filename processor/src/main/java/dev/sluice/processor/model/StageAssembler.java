package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.model.Endpoint.Binding;
import dev.sluice.processor.model.Endpoint.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Binds the channel names of a stage to its parameters and its result. */
public final class StageAssembler {
  private final Signatures signatures;

  /**
   * An assembler.
   *
   * @param signatures tells the shapes
   */
  public StageAssembler(Signatures signatures) {
    this.signatures = signatures;
  }

  /**
   * Assembles a stage.
   *
   * @param declaration a stage whose signature has a shape and whose names match its parameters
   * @return the stage
   */
  public Stage assemble(StageDeclaration declaration) {
    return assemble(declaration, Optional.empty());
  }

  /**
   * Assembles a stage that may be a pipeline.
   *
   * @param declaration a stage as for {@link #assemble(StageDeclaration)}; of a pipeline with its
   *     ports
   * @param pipeline the pipeline, if the stage is one
   * @return the stage
   */
  public Stage assemble(StageDeclaration declaration, Optional<Pipeline> pipeline) {
    return assemble(declaration, pipeline, signatures.shape(declaration).orElseThrow());
  }

  /** Assembles a stage in one of the shapes that its signature allows. */
  Stage assemble(StageDeclaration declaration, Shape shape) {
    return assemble(declaration, Optional.empty(), shape);
  }

  private Stage assemble(StageDeclaration declaration, Optional<Pipeline> pipeline, Shape shape) {
    List<Endpoint> inputs =
        endpoints(
            declaration.parameters(ChannelKind.RECEIVE),
            declaration.in(),
            Direction.RECEIVE,
            Binding.CHANNEL);
    List<Endpoint> outputs =
        endpoints(
            declaration.parameters(ChannelKind.SEND),
            declaration.out(),
            Direction.SEND,
            Binding.CHANNEL);
    if (shape.takesValue()) {
      Binding binding = declaration.options().batch().isPresent() ? Binding.BATCH : Binding.VALUE;
      inputs = endpoints(declaration.values(), declaration.in(), Direction.RECEIVE, binding);
    }
    if (shape.returnsValues()) {
      outputs = List.of(result(declaration, signatures.produced(declaration, shape)));
    }
    return new Stage(
        declaration.name().value(),
        shape,
        declaration,
        inputs,
        outputs,
        shape.takesValue() ? failures(declaration) : Optional.empty(),
        pipeline,
        signatures.throwsThrowable(declaration));
  }

  /** Nothing is said about the channel here: {@code failed} is a name. */
  private Optional<Endpoint> failures(StageDeclaration declaration) {
    return declaration
        .options()
        .failed()
        .map(
            name ->
                new Endpoint(
                    name.value(),
                    Direction.SEND,
                    Binding.VALUE,
                    signatures.failed(declaration.values().getFirst().type()),
                    name.place(),
                    name.place(),
                    true,
                    ChannelAnnotations.NONE));
  }

  private static List<Endpoint> endpoints(
      List<ParameterDeclaration> parameters,
      List<Located<String>> names,
      Direction direction,
      Binding binding) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDeclaration parameter = parameters.get(i);
      boolean explicit = !names.isEmpty();
      Place place = parameter.place();
      endpoints.add(
          new Endpoint(
              explicit ? names.get(i).value() : parameter.name(),
              direction,
              binding,
              parameter.type(),
              explicit ? names.get(i).place() : place,
              place,
              explicit,
              parameter.marks()));
    }
    return endpoints;
  }

  private static Endpoint result(StageDeclaration declaration, TypeMirror produced) {
    Located<String> name = declaration.out().getFirst();
    ChannelAnnotations marks = declaration.marks();
    return new Endpoint(
        name.value(),
        Direction.SEND,
        Binding.VALUE,
        produced,
        name.place(),
        declaration.place(),
        true,
        marks);
  }
}
