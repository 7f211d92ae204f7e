package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.Signatures;
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
      return finding(stage, stage.place(), "it is abstract", "Give it a body, or remove @Stage.");
    }
    if (stage.owner().getKind().isInterface() && stage.isInstance() && isOwn(stage)) {
      return finding(
          stage,
          stage.place(),
          "an interface has no instance to call it on",
          "Make it static, or declare the pipeline as a class.");
    }
    Optional<ParameterDeclaration> array =
        stage.parameters().stream().filter(ShapeRule::isArrayOfChannels).findFirst();
    if (array.isPresent()) {
      return finding(
          stage,
          array.get().place(),
          "parameter '" + array.get().name() + "' is an array of channels",
          "Write one parameter for each channel.");
    }
    return signatures.shape(stage).isPresent() ? Stream.empty() : unknownShape(stage);
  }

  private Stream<Finding<Place>> unknownShape(StageDeclaration stage) {
    if (stage.values().size() > 1) {
      ParameterDeclaration second = stage.values().get(1);
      return finding(
          stage,
          second.place(),
          "it takes more than one value: '%s' and '%s'"
              .formatted(stage.values().getFirst().name(), second.name()),
          "A stage takes channels, or one value at a time.");
    }
    if (stage.values().size() == 1 && !stage.parameters(ChannelKind.RECEIVE).isEmpty()) {
      return finding(
          stage,
          stage.values().getFirst().place(),
          "it takes a value, '%s', and receives from a channel, '%s'"
              .formatted(
                  stage.values().getFirst().name(),
                  stage.parameters(ChannelKind.RECEIVE).getFirst().name()),
          "Take both as channels.");
    }
    if (signatures.isNoSource(stage)) {
      return finding(
          stage,
          stage.place(),
          "it takes nothing and names a channel in 'out', as a source does, but returns '%s', which"
                  .formatted(TypeText.of(stage.result()))
              + " is no sequence of values",
          sourceRemedy.of(stage.result()));
    }
    return finding(
        stage,
        stage.place(),
        "it sends to a channel and returns a result",
        "Return void, or send the result too.");
  }

  /** Whether the stage is a method of the pipeline, not of a stage class. */
  private static boolean isOwn(StageDeclaration stage) {
    return stage.place().element().equals(stage.element());
  }

  private static boolean isArrayOfChannels(ParameterDeclaration parameter) {
    return parameter.type() instanceof ArrayType array
        && ChannelKind.of(array.getComponentType()).isPresent();
  }

  private static Stream<Finding<Place>> finding(
      StageDeclaration stage, Place place, String wrong, String remedy) {
    return Stream.of(
        Finding.of(Message.SHAPE, place, stage.element().getSimpleName(), wrong, remedy));
  }
}
