package dev.sluice.processor.declaration;

import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of a stage.
 *
 * @param element the parameter
 * @param type its type, as the stage's owner sees it
 * @param kind the direction of a channel parameter; empty for a value
 * @param marks its annotations
 * @param place where to point to
 */
public record ParameterDeclaration(
    VariableElement element,
    TypeMirror type,
    Optional<ChannelKind> kind,
    Marks marks,
    Place place) {
  /**
   * The parameter's name, which is the channel's name where the stage does not give one.
   *
   * @return the name
   */
  public String name() {
    return element.getSimpleName().toString();
  }
}
