package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
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
                      Message.DIRECTION_OPEN,
                      parameter.place(),
                      parameter.name(),
                      stage.name().value()));
    }
    Optional<Located<String>> blank =
        Stream.concat(stage.in().stream(), stage.out().stream())
            .filter(name -> name.value().isBlank())
            .findFirst();
    if (blank.isPresent()) {
      return Stream.of(
          Finding.of(Message.DIRECTION_BLANK, blank.get().place(), stage.name().value()));
    }
    Optional<Shape> shape = signatures.shape(stage);
    return shape.isEmpty()
        ? Stream.empty()
        : Stream.concat(in(stage, shape.get()), out(stage, shape.get()));
  }

  private static Stream<Finding<Place>> in(StageDeclaration stage, Shape shape) {
    if (stage.in().isEmpty()) {
      return Stream.empty();
    }
    if (shape.takesValue()) {
      return stage.in().size() == 1
          ? Stream.empty()
          : value(
              stage,
              stage.inPlace(),
              "names " + Wording.count(stage.in().size(), "channel") + " in 'in'",
              "takes one value at a time",
              "Name one channel.");
    }
    return count(stage, "in", stage.in(), ChannelKind.RECEIVE, stage.inPlace());
  }

  private static Stream<Finding<Place>> out(StageDeclaration stage, Shape shape) {
    if (shape.returnsValues()) {
      if (stage.out().size() == 1) {
        return Stream.empty();
      }
      return value(
          stage,
          stage.outPlace(),
          "names " + Wording.count(stage.out().size(), "channel") + " in 'out'",
          "returns what goes to one",
          "Name one channel, as in @Stage(out = \"results\").");
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
              Message.DIRECTION_PORTS,
              place,
              stage.name().value(),
              member,
              Wording.count(names.size(), "channel"),
              Wording.count(parameters, kind == ChannelKind.RECEIVE ? "input port" : "output port"),
              Wording.list(
                  stage.parameters(kind).stream().map(ParameterDeclaration::name).toList())));
    }
    return Stream.of(
        Finding.of(
            Message.DIRECTION_COUNT,
            place,
            stage.name().value(),
            member,
            Wording.count(names.size(), "channel"),
            Wording.count(parameters, "parameter"),
            kind.simpleName(),
            hint(stage, kind, parameters)));
  }

  private static String hint(StageDeclaration stage, ChannelKind kind, int parameters) {
    boolean receives = kind == ChannelKind.RECEIVE;
    ChannelKind other = receives ? ChannelKind.SEND : ChannelKind.RECEIVE;
    boolean otherUnnamed = (receives ? stage.out() : stage.in()).isEmpty();
    return parameters == 0 && otherUnnamed && !stage.parameters(other).isEmpty()
        ? " A %s parameter binds to '%s'.".formatted(other.simpleName(), receives ? "out" : "in")
        : "";
  }

  private static Stream<Finding<Place>> value(
      StageDeclaration stage, Place place, String names, String but, String remedy) {
    return Stream.of(
        Finding.of(Message.DIRECTION_VALUE, place, stage.name().value(), names, but, remedy));
  }
}
