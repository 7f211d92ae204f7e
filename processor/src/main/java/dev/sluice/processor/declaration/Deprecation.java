package dev.sluice.processor.declaration;

import javax.lang.model.element.Element;

/** Reads what {@code @Deprecated} says. */
public final class Deprecation {
  private Deprecation() {}

  /**
   * Whether an element is about to be removed.
   *
   * @param element a deprecated element
   * @return true for {@code @Deprecated(forRemoval = true)}
   */
  public static boolean isForRemoval(Element element) {
    return AnnotationReader.on(element, "java.lang.Deprecated")
        .flatMap(annotation -> annotation.flag("forRemoval"))
        .isPresent();
  }
}
