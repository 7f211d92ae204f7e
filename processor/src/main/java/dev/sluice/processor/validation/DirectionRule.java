package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Signatures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each name in {@code in} and {@code out} has a parameter, or a result, to bind to. */
final class DirectionRule implements Rule<StageDeclaration> {
  private final Signatures signatures;

  DirectionRule(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    if (!stage.parameters(ChannelKind.BOTH).isEmpty()) {
      return stage.parameters(ChannelKind.BOTH).stream()
          .map(
              parameter ->
                  Finding.of(
                      StageMessage.DIRECTION_OPEN,
                      parameter.place(),
                      parameter.shownName(),
                      stage.name().value()));
    }
    Optional<Located<String>> blank =
        Stream.concat(stage.in().stream(), stage.out().stream())
            .filter(name -> name.value().isBlank())
            .findFirst();
    if (blank.isPresent()) {
      return Stream.of(
          Finding.of(StageMessage.DIRECTION_BLANK, blank.get().place(), stage.name().value()));
    }
    if (isCrossed(stage)) {
      return Stream.of(
          Finding.of(StageMessage.DIRECTION_CROSSED, stage.inPlace(), stage.name().value()));
    }
    Optional<Shape> shape = signatures.shape(stage);
    return shape.isEmpty()
        ? Stream.empty()
        : Stream.concat(in(stage, shape.get()), out(stage, shape.get()));
  }

  /** Whether there are as many names in each list as there are parameters of the other kind. */
  private static boolean isCrossed(StageDeclaration stage) {
    int receives = stage.parameters(ChannelKind.RECEIVE).size();
    int sends = stage.parameters(ChannelKind.SEND).size();
    return receives > 0
        && sends > 0
        && receives != sends
        && stage.in().size() == sends
        && stage.out().size() == receives;
  }

  private static Stream<Finding<Place>> in(StageDeclaration stage, Shape shape) {
    if (stage.in().isEmpty()) {
      return Stream.empty();
    }
    if (shape.takesValue()) {
      return stage.in().size() == 1
          ? Stream.empty()
          : Stream.of(
              Finding.of(
                  StageMessage.DIRECTION_TAKES,
                  stage.inPlace(),
                  stage.name().value(),
                  Wording.count(stage.in().size(), "channel")));
    }
    return count(stage, "in", stage.in(), ChannelKind.RECEIVE, stage.inPlace());
  }

  private static Stream<Finding<Place>> out(StageDeclaration stage, Shape shape) {
    if (shape.returnsValues()) {
      if (stage.out().size() == 1) {
        return Stream.empty();
      }
      return Stream.of(
          Finding.of(
              StageMessage.DIRECTION_RETURNS,
              stage.outPlace(),
              stage.name().value(),
              Wording.count(stage.out().size(), "channel")));
    }
    if (stage.out().isEmpty()) {
      return Stream.empty();
    }
    return count(stage, "out", stage.out(), ChannelKind.SEND, stage.outPlace());
  }

  private static Stream<Finding<Place>> count(
      StageDeclaration stage,
      String member,
      List<Located<String>> names,
      ChannelKind kind,
      Place place) {
    int parameters = stage.parameters(kind).size();
    if (names.size() == parameters) {
      return Stream.empty();
    }
    if (stage.isPipeline()) {
      return Stream.of(
          Finding.of(
              StageMessage.DIRECTION_PORTS,
              place,
              stage.name().value(),
              member,
              Wording.count(names.size(), "channel"),
              Wording.count(parameters, kind == ChannelKind.RECEIVE ? "input port" : "output port"),
              Wording.list(
                  stage.parameters(kind).stream().map(ParameterDeclaration::name).toList())));
    }
    boolean receives = kind == ChannelKind.RECEIVE;
    ChannelKind other = receives ? ChannelKind.SEND : ChannelKind.RECEIVE;
    boolean meansOther =
        parameters == 0
            && (receives ? stage.out() : stage.in()).isEmpty()
            && !stage.parameters(other).isEmpty();
    return Stream.of(
        Finding.of(
            meansOther ? StageMessage.DIRECTION_COUNT_OTHER : StageMessage.DIRECTION_COUNT,
            place,
            stage.name().value(),
            member,
            Wording.count(names.size(), "channel"),
            Wording.count(parameters, "parameter"),
            kind.simpleName(),
            other.simpleName(),
            receives ? "out" : "in"));
  }
}
