package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code by} is for several workers of a stage that is called with its elements, in any order. */
final class ByRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  ByRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    Optional<Shape> shape = signatures.shape(stage);
    if (shape.isEmpty()) {
      return Stream.empty();
    }
    return stage.options().by().stream()
        .flatMap(
            by -> {
              String name = stage.name().value();
              if (!shape.get().takesValue()) {
                return finding(StageMessage.BY_SHAPE, by, name);
              }
              if (stage.workers().map(Located::value).orElse(1) == 1) {
                return finding(StageMessage.BY_WORKERS, by, name);
              }
              return stage.ordered().isPresent()
                  ? finding(StageMessage.BY_ORDERED, by, name)
                  : Stream.empty();
            });
  }

  private static Stream<Finding<Place>> finding(Message message, Located<String> by, String stage) {
    return Stream.of(Finding.of(message, by.place(), stage, by.value()));
  }
}
