package dev.sluice.processor.declaration;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** Which methods of a stage class may be its stage. */
final class StageMethods {
  private StageMethods() {}

  /**
   * The methods that a class may mean among its public ones: those with {@code @Stage}; else those
   * that take something; else those that produce something.
   */
  static List<ExecutableElement> meant(List<ExecutableElement> methods) {
    List<ExecutableElement> marked =
        methods.stream()
            .filter(method -> AnnotationReader.on(method, Names.STAGE).isPresent())
            .toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    List<ExecutableElement> taking =
        methods.stream().filter(method -> !method.getParameters().isEmpty()).toList();
    return taking.isEmpty() ? methods : taking;
  }
}
