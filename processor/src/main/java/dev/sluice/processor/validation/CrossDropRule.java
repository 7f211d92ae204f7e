package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Distribution;
import java.util.stream.Stream;

/** Elements are dropped within an island only: between two of them the cluster buffers as well. */
final class CrossDropRule implements Rule<Distribution> {
  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.crossing().stream()
        .filter(channel -> channel.whenFull() != WhenFull.BLOCK)
        .map(
            channel ->
                Finding.of(
                    DistributedMessage.CROSS_DROP,
                    channel.capacities().getFirst().place(),
                    channel.name()));
  }
}
