package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import java.util.stream.Stream;

/** A pipeline has no type parameters. */
final class GenericPipelineRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.type().getTypeParameters().isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                GenerationMessage.GENERIC_PIPELINE, Place.of(pipeline.type()), pipeline.name()));
  }
}
