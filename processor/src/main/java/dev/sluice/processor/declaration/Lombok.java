package dev.sluice.processor.declaration;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * What Lombok is about to do to a class. It changes classes in place, and whether it has done so
 * already depends on the order of the processor path: only its annotations tell the same either
 * way.
 */
public final class Lombok {
  private static final Set<String> CONSTRUCTORS =
      Set.of(
          "lombok.NoArgsConstructor",
          "lombok.RequiredArgsConstructor",
          "lombok.AllArgsConstructor",
          "lombok.Data",
          "lombok.Value",
          "lombok.Builder",
          "lombok.experimental.SuperBuilder",
          "lombok.experimental.UtilityClass");

  private Lombok() {}

  /**
   * Whether a class has other constructors than are seen now, or may have.
   *
   * @param type a class
   * @return true if an annotation of Lombok speaks of its constructors
   */
  public static boolean writesConstructors(TypeElement type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      if (annotation.getAnnotationType().asElement() instanceof TypeElement element
          && CONSTRUCTORS.contains(element.getQualifiedName().toString())) {
        return true;
      }
    }
    return false;
  }
}
