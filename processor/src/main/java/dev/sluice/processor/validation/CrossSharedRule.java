package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stages compete for the elements of a channel only where they receive from one and the same. */
final class CrossSharedRule implements Rule<Distribution> {
  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.pipeline().channels().stream()
        .filter(channel -> !channel.isBroadcast() && !channel.isSignal())
        .flatMap(channel -> finding(distribution, channel).stream());
  }

  private static Optional<Finding<Place>> finding(Distribution distribution, Channel channel) {
    List<Stage> receivers =
        channel.receivers().stream().map(Channel.End::stage).distinct().toList();
    if (receivers.size() < 2) {
      return Optional.empty();
    }
    return receivers.stream()
        .filter(it -> distribution.island(it).isEverywhere())
        .findFirst()
        .map(
            it ->
                Finding.of(
                    DistributedMessage.CROSS_SHARED,
                    channel
                        .mark(ChannelAnnotations::shared)
                        .orElseGet(() -> channel.receivers().getFirst().endpoint().named()),
                    channel.name(),
                    it.name()));
  }
}
