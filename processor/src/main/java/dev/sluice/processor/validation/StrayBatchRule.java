package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import java.util.stream.Stream;

/** {@code @Batch} stands beside {@code @Stage}. */
final class StrayBatchRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.batches().stream()
        .map(place -> Finding.of(StageMessage.BATCH_STRAY, place, place.element().getSimpleName()));
  }
}
