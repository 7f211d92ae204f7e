package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import java.util.stream.Stream;

/** A pipeline has at least one stage. */
final class NoStagesRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.stages().isEmpty() && pipeline.named().isEmpty() && pipeline.cycles().isEmpty()
        ? Stream.of(Finding.of(WiringMessage.NO_STAGES, pipeline.place(), pipeline.name()))
        : Stream.empty();
  }
}
