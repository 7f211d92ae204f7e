package dev.sluice.processor.declaration;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where something was written, as narrow as a compiler can point to it.
 *
 * @param element the element
 * @param annotation an annotation of the element, or null
 * @param value a value of the annotation, or null
 */
public record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
  /**
   * The place of an element.
   *
   * @param element the element
   * @return its place
   */
  public static Place of(Element element) {
    return new Place(element, null, null);
  }

  /**
   * The place of an annotation.
   *
   * @param element the annotated element
   * @param annotation its annotation
   * @return the annotation's place
   */
  public static Place of(Element element, AnnotationMirror annotation) {
    return new Place(element, annotation, null);
  }
}
