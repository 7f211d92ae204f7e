package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.BufferDeclaration;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.declaration.WrittenNumber;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/**
 * A channel has one capacity, which is not negative, and a port has its caller's; only what has a
 * buffer drops elements when it is full.
 */
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
    List<Located<BufferDeclaration>> capacities = channel.capacities();
    if (capacities.isEmpty()) {
      return Optional.empty();
    }
    if (channel.isPort()) {
      return Optional.of(
          Finding.of(WiringMessage.CAPACITY_PORT, capacities.getFirst().place(), channel.name()));
    }
    Optional<Located<BufferDeclaration>> negative =
        capacities.stream().filter(CapacityRule::isNegative).findFirst();
    if (negative.isPresent()) {
      return negative.map(
          capacity ->
              Finding.of(
                  WiringMessage.CAPACITY_RANGE,
                  capacity.place(),
                  channel.name(),
                  capacity.value().capacity()));
    }
    Optional<Located<BufferDeclaration>> unbuffered =
        capacities.stream()
            .filter(it -> it.value().whenFull() != WhenFull.BLOCK && it.value().capacity() == 0)
            .findFirst();
    if (unbuffered.isPresent()) {
      return unbuffered.map(
          capacity ->
              Finding.of(
                  WiringMessage.CAPACITY_DROP,
                  capacity.place(),
                  channel.name(),
                  capacity.value().whenFull()));
    }
    return capacities.stream()
        .filter(capacity -> !capacity.value().equals(capacities.getFirst().value()))
        .findFirst()
        .map(
            different ->
                Finding.of(
                    WiringMessage.CAPACITY_CONFLICT,
                    different.place(),
                    channel.name(),
                    Wording.lines(capacities.stream().map(this::describe).toList())));
  }

  private static boolean isNegative(Located<BufferDeclaration> capacity) {
    int written = capacity.value().capacity();
    return written < 0 && written != WrittenNumber.GIVEN;
  }

  private String describe(Located<BufferDeclaration> capacity) {
    Element element = capacity.place().element();
    BufferDeclaration buffer = capacity.value();
    String size = buffer.capacity() == WrittenNumber.GIVEN ? "GIVEN" : "" + buffer.capacity();
    return Wording.capacity(
        buffer.whenFull() == WhenFull.BLOCK ? size : size + ", " + buffer.whenFull(),
        element.getSimpleName().toString(),
        lines.of(element));
  }
}
