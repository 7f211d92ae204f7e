package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import java.util.stream.Stream;
import javax.lang.model.element.Parameterizable;

/** A stage method has no type parameters. */
final class GenericStageRule implements Rule<StageDeclaration> {
  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    return stage.element() instanceof Parameterizable declared
            && declared.getTypeParameters().isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.of(GenerationMessage.GENERIC_STAGE, stage.place(), stage.name().value()));
  }
}
