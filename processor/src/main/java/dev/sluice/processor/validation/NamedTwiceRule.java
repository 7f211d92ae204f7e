package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two parameters of a method are two channels. Several ports of a pipeline may well be bound to one
 * channel: its stages know nothing of each other.
 */
final class NamedTwiceRule implements Rule<StageDeclaration> {
  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    return stage.isPipeline()
        ? Stream.empty()
        : Stream.concat(check(stage, "in", stage.in()), check(stage, "out", stage.out()));
  }

  private static Stream<Finding<Place>> check(
      StageDeclaration stage, String member, List<Located<String>> names) {
    Set<String> seen = new HashSet<>();
    return names.stream()
        .filter(name -> !seen.add(name.value()))
        .map(
            name ->
                Finding.of(
                    StageMessage.NAMED_TWICE,
                    name.place(),
                    stage.name().value(),
                    name.value(),
                    member));
  }
}
