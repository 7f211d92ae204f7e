package dev.sluice.processor.declaration;

import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of a stage; of a pipeline that is a stage, a port.
 *
 * @param name its name, which is the channel's name where the stage does not give one; empty where
 *     a class file does not keep it
 * @param type its type, as the stage's owner sees it
 * @param kind the direction of a channel parameter; empty for a value
 * @param marks its annotations
 * @param place where to point to
 */
public record ParameterDeclaration(
    String name,
    TypeMirror type,
    Optional<ChannelKind> kind,
    ChannelAnnotations marks,
    Place place) {
  /**
   * What a message calls the parameter.
   *
   * @return its name, or its type where there is no name
   */
  public String shownName() {
    return name.isEmpty() ? TypeText.of(type) : name;
  }
}
