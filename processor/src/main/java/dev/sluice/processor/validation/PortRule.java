package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Pipeline;
import java.util.Optional;
import java.util.stream.Stream;

/** Only the caller sends to an input port, and only the caller receives from an output port. */
final class PortRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline.certainChannels().flatMap(PortRule::check);
  }

  private static Stream<Finding<Place>> check(Channel channel) {
    return switch (channel.role()) {
      case INPUT ->
          channel.senders().stream().map(end -> finding(WiringMessage.PORT_INPUT, channel, end));
      case OUTPUT ->
          channel.receivers().stream().map(end -> finding(WiringMessage.PORT_OUTPUT, channel, end));
      case INNER -> declaredInner(channel).stream();
    };
  }

  private static Finding<Place> finding(Message message, Channel channel, End end) {
    return Finding.of(message, end.endpoint().named(), channel.name(), end.stage().name());
  }

  /** A channel method and a parameter that disagree. */
  private static Optional<Finding<Place>> declaredInner(Channel channel) {
    return channel.role() == Role.INNER
        ? channel
            .mark(ChannelAnnotations::port)
            .map(place -> Finding.of(WiringMessage.PORT_DECLARED_INNER, place, channel.name()))
        : Optional.empty();
  }
}
