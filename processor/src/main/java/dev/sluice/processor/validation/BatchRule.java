package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.BatchDeclaration;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.declaration.WrittenNumber;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.util.Types;

/** A batch is a list that a stage is called with, and has a size. */
final class BatchRule implements Rule<StageDeclaration> {
  private final Signatures signatures;
  private final Types types;

  BatchRule(Signatures signatures, Types types) {
    this.signatures = signatures;
    this.types = types;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    Optional<Shape> shape = signatures.shape(stage);
    return shape.isEmpty()
        ? Stream.empty()
        : stage.options().batch().stream().flatMap(batch -> check(stage, shape.get(), batch));
  }

  private Stream<Finding<Place>> check(
      StageDeclaration stage, Shape shape, BatchDeclaration batch) {
    String name = stage.name().value();
    if (!shape.takesValue()) {
      return Stream.of(Finding.of(StageMessage.BATCH_SHAPE, batch.place(), name));
    }
    ParameterDeclaration parameter = stage.values().getFirst();
    if (signatures.listed(parameter.type()).isEmpty()) {
      return Stream.of(
          Finding.of(
              StageMessage.BATCH_LIST,
              parameter.place(),
              name,
              TypeText.of(parameter.type()),
              element(parameter)));
    }
    int max = batch.max().value();
    if (max < 1 && max != WrittenNumber.GIVEN) {
      return Stream.of(Finding.of(StageMessage.BATCH_MAX, batch.max().place(), name, max));
    }
    return batch.millis().value() < 0
        ? Stream.of(
            Finding.of(
                StageMessage.BATCH_MILLIS, batch.millis().place(), name, batch.millis().value()))
        : Stream.empty();
  }

  /** What the list should contain: what the parameter is, or what it iterates. */
  private String element(ParameterDeclaration parameter) {
    return TypeText.of(
        signatures
            .iterated(parameter.type())
            .orElseGet(
                () ->
                    parameter.type() instanceof PrimitiveType primitive
                        ? types.boxedClass(primitive).asType()
                        : parameter.type()));
  }
}
