package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.Optional;
import java.util.stream.Stream;

/** A broadcast reaches several stages, and a channel is not both broadcast and competed for. */
final class BroadcastRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline.certainChannels().flatMap(channel -> check(channel).stream());
  }

  private static Optional<Finding<Place>> check(Channel channel) {
    Optional<Place> broadcast = channel.mark(ChannelAnnotations::broadcast);
    Optional<Place> shared = channel.mark(ChannelAnnotations::shared);
    if (broadcast.isPresent() && shared.isPresent()) {
      return shared.map(place -> Finding.of(WiringMessage.BROADCAST_SHARED, place, channel.name()));
    }
    long stages = channel.receivers().stream().map(Channel.End::stage).distinct().count();
    return stages == 1
        ? broadcast.map(place -> Finding.of(WiringMessage.BROADCAST_SINGLE, place, channel.name()))
        : Optional.empty();
  }
}
