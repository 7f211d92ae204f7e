package dev.sluice.processor.declaration;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A class that is named as a stage.
 *
 * @param place where it is named
 * @param named what is named
 * @param type the class; empty for a primitive type or an array
 * @param marked whether {@code @Stage} stands on the class itself
 * @param methods its public methods, each as the stage that it would be
 */
public record StageClassDeclaration(
    Place place,
    TypeMirror named,
    Optional<TypeElement> type,
    boolean marked,
    List<StageDeclaration> methods)
    implements NamedStage {
  /** Keeps a copy of the list. */
  public StageClassDeclaration {
    methods = List.copyOf(methods);
  }

  /**
   * The class's name in messages.
   *
   * @return its simple name, or the type that is named instead of a class
   */
  public String name() {
    return type.map(it -> it.getSimpleName().toString()).orElseGet(named::toString);
  }
}
