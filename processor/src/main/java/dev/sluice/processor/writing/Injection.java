package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Marks a constructor for containers that inject dependencies, if the user's code can see one. */
final class Injection {
  /** The standard first, which Spring knows, too. */
  private static final List<ClassName> ANNOTATIONS =
      List.of(
          ClassName.get("jakarta.inject", "Inject"),
          ClassName.get("org.springframework.beans.factory.annotation", "Autowired"));

  private Injection() {}

  /** {@code @Inject} or {@code @Autowired}; empty where the module of the type has neither. */
  static Optional<AnnotationSpec> of(TypeElement origin, Elements elements) {
    ModuleElement module = elements.getModuleOf(origin);
    return ANNOTATIONS.stream()
        .filter(name -> elements.getTypeElement(module, name.canonicalName()) != null)
        .findFirst()
        .map(name -> AnnotationSpec.builder(name).build());
  }
}
