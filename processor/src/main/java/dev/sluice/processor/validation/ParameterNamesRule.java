package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Owner;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Signatures;
import java.util.stream.Stream;

/**
 * A stage whose channels are named after its parameters has the names of its parameters. What a
 * compiler makes up for those that a class file has lost would wire what has nothing to do with
 * each other.
 */
final class ParameterNamesRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  ParameterNamesRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    return signatures.shape(stage).isPresent()
            && stage.parameters().stream().anyMatch(parameter -> names(stage, parameter))
        ? Stream.of(
            Finding.of(
                StageMessage.PARAMETER_NAMES,
                stage.place(),
                stage.name().value(),
                stage.element().getSimpleName(),
                Owner.of(stage.element()).getSimpleName()))
        : Stream.empty();
  }

  /** Whether a channel would be named after the parameter, which has no name. */
  private static boolean names(StageDeclaration stage, ParameterDeclaration parameter) {
    boolean sends = parameter.kind().filter(ChannelKind.SEND::equals).isPresent();
    return parameter.name().isEmpty() && (sends ? stage.out() : stage.in()).isEmpty();
  }
}
