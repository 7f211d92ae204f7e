package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The generated class, which stands in the same package, can name the pipeline. */
final class AccessiblePipelineRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    for (Element type = pipeline.type();
        type instanceof TypeElement;
        type = type.getEnclosingElement()) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        return Stream.of(
            Finding.of(
                GenerationMessage.INACCESSIBLE_PIPELINE,
                Place.of(pipeline.type()),
                pipeline.name(),
                type.getSimpleName()));
      }
    }
    if (pipeline.type().getKind().isClass()
        && pipeline.type().getEnclosingElement() instanceof TypeElement outer
        && !pipeline.type().getModifiers().contains(Modifier.STATIC)) {
      return Stream.of(
          Finding.of(
              GenerationMessage.INACCESSIBLE_INNER_PIPELINE,
              Place.of(pipeline.type()),
              pipeline.name(),
              outer.getSimpleName()));
    }
    return Stream.empty();
  }
}
