package dev.sluice.processor.declaration;

import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * A type that a declaration refers to and that does not exist.
 *
 * @param name its name; empty where the compiler does not keep the name of a class in an annotation
 * @param stageClass the stage class that refers to it; empty if the declaration itself does
 * @param place where it is referred to
 */
public record MissingType(Optional<String> name, Optional<TypeElement> stageClass, Place place) {
  /**
   * The same as seen from a place that depends on it.
   *
   * @param other the place
   * @return the missing type at that place
   */
  public MissingType at(Place other) {
    return new MissingType(name, stageClass, other);
  }
}
