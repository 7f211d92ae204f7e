package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** A channel has one capacity, which is not negative, and a port has its caller's. */
final class CapacityRule implements Rule<Pipeline> {
  private final SourceLines lines;

  CapacityRule(SourceLines lines) {
    this.lines = lines;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline.channels().stream().flatMap(channel -> check(channel).stream());
  }

  private Optional<Finding<Place>> check(Channel channel) {
    List<Located<Integer>> capacities = channel.capacities();
    if (capacities.isEmpty()) {
      return Optional.empty();
    }
    if (channel.isPort()) {
      return Optional.of(
          Finding.of(Message.CAPACITY_PORT, capacities.getFirst().place(), channel.name()));
    }
    Optional<Located<Integer>> negative =
        capacities.stream().filter(capacity -> capacity.value() < 0).findFirst();
    if (negative.isPresent()) {
      return negative.map(
          capacity ->
              Finding.of(
                  Message.CAPACITY_RANGE, capacity.place(), channel.name(), capacity.value()));
    }
    return capacities.stream()
        .filter(capacity -> !capacity.value().equals(capacities.getFirst().value()))
        .findFirst()
        .map(
            different ->
                Finding.of(
                    Message.CAPACITY_CONFLICT,
                    different.place(),
                    channel.name(),
                    Wording.lines(capacities.stream().map(this::describe).toList())));
  }

  private String describe(Located<Integer> capacity) {
    Element element = capacity.place().element();
    return Wording.capacity(
        capacity.value(), element.getSimpleName().toString(), lines.of(element));
  }
}
