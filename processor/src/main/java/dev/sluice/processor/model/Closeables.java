package dev.sluice.processor.model;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Tells which types of elements are closed where nobody receives them. */
final class Closeables {
  private Closeables() {}

  /** Whether a type is {@link AutoCloseable}, by its declaration or one above it. */
  static boolean isOne(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    return element.getQualifiedName().contentEquals("java.lang.AutoCloseable")
        || isOne(element.getSuperclass())
        || element.getInterfaces().stream().anyMatch(Closeables::isOne);
  }
}
