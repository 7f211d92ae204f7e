package dev.sluice.processor.declaration;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads which warnings a source switches off. */
public final class SuppressedWarnings {
  private static final String SUPPRESS_WARNINGS = "java.lang.SuppressWarnings";

  private SuppressedWarnings() {}

  /**
   * The warnings that are switched off at an element.
   *
   * @param element the element
   * @return what its {@code @SuppressWarnings} names, and those of what is around it
   */
  public static Set<String> at(Element element) {
    return Stream.<Element>iterate(element, it -> it != null, Element::getEnclosingElement)
        .flatMap(holder -> AnnotationReader.on(holder, SUPPRESS_WARNINGS).stream())
        .flatMap(annotation -> annotation.strings("value").stream())
        .map(Located::value)
        .collect(Collectors.toUnmodifiableSet());
  }
}
