package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.IncludedPipeline;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What a pipeline looks like as a stage: its ports are the parameters, in the order in which the
 * generated {@code run} takes them.
 */
public final class NestedPorts {
  private final Types types;
  private final Elements elements;

  /**
   * For the types of one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public NestedPorts(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /**
   * The stage that an included pipeline is.
   *
   * @param included where and how it is included
   * @param pipeline its graph
   * @return the stage with the pipeline's ports and what its {@code run} returns
   */
  public StageDeclaration stage(IncludedPipeline included, Pipeline pipeline) {
    List<ParameterDeclaration> ports =
        pipeline.ports().stream().map(port -> parameter(included.place(), port)).toList();
    return included.asStage(ports, result(pipeline.results()));
  }

  /** What is said about the port inside is no affair of the channel that is bound to it. */
  private ParameterDeclaration parameter(Place place, Channel port) {
    TypeMirror type = type(port);
    return new ParameterDeclaration(
        port.name(), type, ChannelKind.of(type), ChannelAnnotations.NONE, place);
  }

  /** {@code ReceiveChannel<String>} */
  private TypeMirror type(Channel port) {
    ChannelKind kind = port.role() == Channel.Role.INPUT ? ChannelKind.RECEIVE : ChannelKind.SEND;
    return types.getDeclaredType(elements.getTypeElement(kind.qualifiedName()), port.type());
  }

  private TypeMirror result(List<Stage> results) {
    return switch (results.size()) {
      case 0 -> types.getNoType(TypeKind.VOID);
      case 1 -> results.getFirst().declaration().result();
      default -> types.getNoType(TypeKind.NONE);
    };
  }
}
