package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.stream.Stream;

/** {@code async} is for stages that would otherwise run in their neighbour's goroutine. */
final class AsyncRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  AsyncRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    return stage.async().stream()
        .filter(
            async -> signatures.shape(stage).filter(shape -> shape == Shape.GOROUTINE).isPresent())
        .map(async -> Finding.of(StageMessage.ASYNC, async.place(), stage.name().value()));
  }
}
