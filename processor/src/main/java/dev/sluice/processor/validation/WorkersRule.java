package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Quantity.Role;
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
    Quantity workers =
        Quantity.of(stage.workers().map(Located::value).orElse(1), name, Role.WORKERS);
    Place place = stage.workers().map(Located::place).orElse(stage.place());
    if (workers instanceof Fixed fixed && fixed.number() < 1) {
      return Stream.of(Finding.of(StageMessage.WORKERS_RANGE, place, name, fixed.number()));
    }
    boolean several = !workers.is(1);
    if (several && shape.get() == Shape.SOURCE) {
      return Stream.of(Finding.of(StageMessage.WORKERS_SOURCE, place, name, workers.text()));
    }
    if (several && shape.get() == Shape.GOROUTINE && stage.result().getKind() != TypeKind.VOID) {
      return Stream.of(Finding.of(StageMessage.WORKERS_RESULT, place, name, workers.text()));
    }
    return stage.ordered().stream()
        .flatMap(
            ordered -> {
              if (!several && receivesByItself(stage)) {
                return Stream.empty(); // It says that it depends on the order of its elements.
              }
              if (!shape.get().takesValue()) {
                return Stream.of(Finding.of(StageMessage.WORKERS_SHAPE, ordered.place(), name));
              }
              return !several
                  ? Stream.of(Finding.of(StageMessage.WORKERS_ORDERED, ordered.place(), name))
                  : Stream.empty();
            });
  }

  private static boolean receivesByItself(StageDeclaration stage) {
    return !stage.isPipeline() && !stage.parameters(ChannelKind.RECEIVE).isEmpty();
  }
}
