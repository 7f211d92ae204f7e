package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.validation.Cycles.Edge;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cycle of stages says by which channel it leads back. */
final class BoundedCycleRule implements Rule<Pipeline> {
  private final SourceLines lines;

  BoundedCycleRule(SourceLines lines) {
    this.lines = lines;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return new Cycles(
            pipeline,
            channel -> !channel.isFeedback() && !pipeline.doubtful().contains(channel.name()))
        .find().stream().map(this::finding);
  }

  private Finding<Place> finding(List<Edge> cycle) {
    Edge back = cycle.getLast();
    return Finding.of(
        WiringMessage.BOUNDED_CYCLE,
        named(back),
        picture(cycle),
        Wording.lines(cycle.stream().map(this::describe).toList()),
        back.channel().name());
  }

  private static Place named(Edge back) {
    return back.channel().senders().stream()
        .filter(end -> end.stage().equals(back.from()))
        .map(Channel.End::endpoint)
        .findFirst()
        .orElseThrow()
        .named();
  }

  private static String picture(List<Edge> cycle) {
    return cycle.stream()
            .map(edge -> edge.from().name() + " ──" + edge.channel().name() + "──▶ ")
            .collect(Collectors.joining())
        + cycle.getFirst().from().name();
  }

  private String describe(Edge edge) {
    return Wording.stage(edge.from().name(), lines.of(edge.from().declaration().element()));
  }
}
