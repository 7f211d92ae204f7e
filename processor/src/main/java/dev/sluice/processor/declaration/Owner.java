package dev.sluice.processor.declaration;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The type that declares a method. */
public final class Owner {
  private Owner() {}

  /**
   * The type that declares a method, which every method has.
   *
   * @param method the method
   * @return the type
   */
  public static TypeElement of(Element method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }
}
