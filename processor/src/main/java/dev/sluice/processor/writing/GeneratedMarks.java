package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.sluice.processor.declaration.KnownTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The annotations that mark a type as generated. */
final class GeneratedMarks {
  private static final String PROCESSOR = "dev.sluice.processor.SluiceProcessor";

  private GeneratedMarks() {}

  /** {@code @SluiceGenerated}, and {@code @Generated} where the user's module can see it. */
  static List<AnnotationSpec> of(TypeElement origin, Elements elements) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    annotations.add(AnnotationSpec.builder(ClassName.bestGuess(KnownTypes.GENERATED)).build());
    // With two arguments: the one-argument form finds a type that the user's module may not see.
    TypeElement generated =
        elements.getTypeElement(elements.getModuleOf(origin), KnownTypes.JDK_GENERATED);
    if (generated != null) {
      annotations.add(
          AnnotationSpec.builder(ClassName.get(generated))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    return annotations;
  }
}
