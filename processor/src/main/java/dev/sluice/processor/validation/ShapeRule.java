package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;

/** The signature of a stage is one of the shapes that run. */
final class ShapeRule implements Rule<StageDeclaration> {
  private final Signatures signatures;
  private final SourceRemedy sourceRemedy;

  ShapeRule(Signatures signatures) {
    this.signatures = signatures;
    sourceRemedy = new SourceRemedy(signatures);
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    if (stage.element().getModifiers().contains(Modifier.ABSTRACT) && isOwn(stage)) {
      return finding(StageMessage.SHAPE_ABSTRACT, stage, stage.place());
    }
    if (stage.owner().getKind().isInterface() && stage.isInstance() && isOwn(stage)) {
      return finding(StageMessage.SHAPE_INSTANCE, stage, stage.place());
    }
    Optional<ParameterDeclaration> array =
        stage.parameters().stream().filter(ShapeRule::isArrayOfChannels).findFirst();
    if (array.isPresent()) {
      return finding(StageMessage.SHAPE_ARRAY, stage, array.get().place(), array.get().shownName());
    }
    return signatures.shape(stage).isPresent() ? Stream.empty() : unknownShape(stage);
  }

  private Stream<Finding<Place>> unknownShape(StageDeclaration stage) {
    List<ParameterDeclaration> values = stage.values();
    if (values.size() > 1) {
      return finding(
          StageMessage.SHAPE_VALUES,
          stage,
          values.get(1).place(),
          values.getFirst().shownName(),
          values.get(1).shownName());
    }
    if (values.size() == 1 && !stage.parameters(ChannelKind.RECEIVE).isEmpty()) {
      return finding(
          StageMessage.SHAPE_MIXED,
          stage,
          values.getFirst().place(),
          values.getFirst().shownName(),
          stage.parameters(ChannelKind.RECEIVE).getFirst().shownName());
    }
    if (signatures.isNoSource(stage)) {
      String returned = TypeText.of(stage.result());
      return sourceRemedy
          .of(stage.result())
          .map(
              it ->
                  finding(
                      StageMessage.SHAPE_SOURCE,
                      stage,
                      stage.place(),
                      returned,
                      it.type(),
                      it.expression()))
          .orElseGet(
              () -> finding(StageMessage.SHAPE_SOURCE_VALUE, stage, stage.place(), returned));
    }
    return finding(StageMessage.SHAPE_RESULT, stage, stage.place());
  }

  /** Whether the stage is a method of the pipeline, not of a stage class. */
  private static boolean isOwn(StageDeclaration stage) {
    return stage.origin() == StageDeclaration.Origin.METHOD;
  }

  private static boolean isArrayOfChannels(ParameterDeclaration parameter) {
    return parameter.type() instanceof ArrayType array
        && ChannelKind.of(array.getComponentType()).isPresent();
  }

  /** A message about a method, whose name is its first argument. */
  private static Stream<Finding<Place>> finding(
      Message message, StageDeclaration stage, Place place, String... more) {
    List<Object> arguments = new ArrayList<>(List.of(stage.element().getSimpleName()));
    arguments.addAll(List.of(more));
    return Stream.of(new Finding<>(message, place, arguments));
  }
}
