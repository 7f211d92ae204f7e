package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds stages whose {@code in} and {@code out} look swapped: the channels in each are called like
 * the parameters of the other direction. It is said only where the wiring is wrong anyway.
 */
final class SwappedNamesRule implements Rule<StageDeclaration> {
  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    return isSwapped(stage)
        ? Stream.of(
            Finding.of(StageMessage.DIRECTION_SWAPPED, stage.inPlace(), stage.name().value()))
        : Stream.empty();
  }

  private static boolean isSwapped(StageDeclaration stage) {
    List<String> receives = names(stage, ChannelKind.RECEIVE);
    List<String> sends = names(stage, ChannelKind.SEND);
    List<String> in = stage.in().stream().map(Located::value).toList();
    List<String> out = stage.out().stream().map(Located::value).toList();
    return !in.isEmpty()
        && !out.isEmpty()
        && in.equals(sends)
        && out.equals(receives)
        && !in.equals(receives);
  }

  private static List<String> names(StageDeclaration stage, ChannelKind kind) {
    return stage.parameters(kind).stream().map(ParameterDeclaration::name).toList();
  }
}
