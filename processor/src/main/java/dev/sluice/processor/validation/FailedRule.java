package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.Optional;
import java.util.stream.Stream;

/** A stage that can fail for one element is called with one. */
final class FailedRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  FailedRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    Optional<Shape> shape = signatures.shape(stage);
    if (shape.isEmpty() || shape.get().takesValue()) {
      return Stream.empty();
    }
    return stage.options().failed().stream()
        .map(
            failed ->
                Finding.of(
                    shape.get() == Shape.SOURCE
                        ? StageMessage.FAILED_SOURCE
                        : StageMessage.FAILED_SHAPE,
                    failed.place(),
                    stage.name().value(),
                    failed.value()));
  }
}
