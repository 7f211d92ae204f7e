package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.BufferDeclaration;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code @Capacity} on a method speaks of the channel to which the method's result goes. */
final class CapacityPlaceRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  CapacityPlaceRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    Optional<Shape> shape = signatures.shape(stage);
    Optional<Located<BufferDeclaration>> capacity = stage.marks().capacity();
    if (capacity.isEmpty() || shape.isEmpty() || shape.get().returnsValues()) {
      return Stream.empty();
    }
    boolean sends =
        stage.parameters().stream().map(ParameterDeclaration::kind).anyMatch(Optional::isPresent);
    return Stream.of(
        Finding.of(
            sends ? WiringMessage.CAPACITY_RESULT : WiringMessage.CAPACITY_NOWHERE,
            capacity.get().place(),
            stage.name().value()));
  }
}
