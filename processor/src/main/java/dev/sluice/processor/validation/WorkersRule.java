package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Several goroutines can share the work of a stage, and {@code ordered} has something to order. */
final class WorkersRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  WorkersRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    Optional<Shape> shape = signatures.shape(stage);
    if (shape.isEmpty()) {
      return Stream.empty();
    }
    String name = stage.name().value();
    int workers = stage.workers().map(Located::value).orElse(1);
    Place place = stage.workers().map(Located::place).orElse(stage.place());
    if (workers < 1) {
      return Stream.of(Finding.of(Message.WORKERS_RANGE, place, name, workers));
    }
    if (workers > 1 && shape.get() == Shape.SOURCE) {
      return Stream.of(Finding.of(Message.WORKERS_SOURCE, place, name, workers));
    }
    if (workers > 1
        && shape.get() == Shape.GOROUTINE
        && stage.result().getKind() != TypeKind.VOID) {
      return Stream.of(Finding.of(Message.WORKERS_RESULT, place, name, workers));
    }
    return stage.ordered().stream()
        .flatMap(
            ordered -> {
              if (!shape.get().takesValue()) {
                return Stream.of(Finding.of(Message.WORKERS_SHAPE, ordered.place(), name));
              }
              return workers == 1
                  ? Stream.of(Finding.of(Message.WORKERS_ORDERED, ordered.place(), name))
                  : Stream.empty();
            });
  }
}
