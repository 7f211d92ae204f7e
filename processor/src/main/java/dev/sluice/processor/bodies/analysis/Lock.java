package dev.sluice.processor.bodies.analysis;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** A lock that can be told from others. */
public sealed interface Lock {
  /**
   * The object that a variable holds, which never changes.
   *
   * @param variable the variable
   */
  record OfVariable(VariableElement variable) implements Lock {}

  /**
   * The monitor of {@code this}.
   *
   * @param type the class of the object
   */
  record OfThis(Element type) implements Lock {}

  /**
   * The monitor of a class.
   *
   * @param type the class
   */
  record OfClass(Element type) implements Lock {}

  /**
   * Whether this is one lock for everybody who uses a channel: a lock that belongs to an object is
   * not one lock for a channel that all objects share.
   */
  default boolean isOneFor(VariableElement channel) {
    boolean ofObject =
        switch (this) {
          case OfThis self -> true;
          case OfClass type -> false;
          case OfVariable held ->
              held.variable().getKind() == ElementKind.FIELD
                  && !held.variable().getModifiers().contains(Modifier.STATIC);
        };
    return !ofObject || !channel.getModifiers().contains(Modifier.STATIC);
  }
}
