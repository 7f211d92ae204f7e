package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Says in generated code what may be null, where the user's code can see JSpecify. */
final class Nullness {
  private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

  private final boolean isVisible;

  Nullness(TypeElement origin, Elements elements) {
    isVisible =
        elements.getTypeElement(elements.getModuleOf(origin), NULLABLE.canonicalName()) != null;
  }

  /** {@code @Nullable Long}; a primitive type as it is. */
  TypeName nullable(TypeName type) {
    return isVisible && !type.isPrimitive() ? annotated(type) : type;
  }

  /** A type that is written as the user wrote it: what may be null stays so. */
  static TypeName of(TypeMirror type) {
    TypeName name = TypeName.get(type);
    boolean isNullable =
        type.getAnnotationMirrors().stream()
            .filter(it -> it.getAnnotationType().getKind() != TypeKind.ERROR)
            .anyMatch(
                it ->
                    it.getAnnotationType().asElement() instanceof TypeElement annotation
                        && annotation.getQualifiedName().contentEquals(NULLABLE.canonicalName()));
    return isNullable && !name.isPrimitive() ? annotated(name) : name;
  }

  private static TypeName annotated(TypeName type) {
    return type.annotated(AnnotationSpec.builder(NULLABLE).build());
  }
}
