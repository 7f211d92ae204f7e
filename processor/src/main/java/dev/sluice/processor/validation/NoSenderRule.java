package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;

/** Some stage sends to every channel that is not an input port. */
final class NoSenderRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    Misspellings misspellings = new Misspellings(pipeline);
    return pipeline
        .certainChannels()
        .filter(channel -> channel.role() != Role.INPUT && channel.senders().isEmpty())
        .filter(channel -> !misspellings.isUnknown(channel))
        .filter(channel -> !misspellings.isMeantByAnother(channel, false))
        .map(channel -> finding(pipeline, channel, misspellings));
  }

  private static Finding<Place> finding(
      Pipeline pipeline, Channel channel, Misspellings misspellings) {
    if (channel.receivers().isEmpty()) {
      Place method = channel.declaration().orElseThrow().place();
      return channel.isPort()
          ? Finding.of(WiringMessage.OUTPUT_UNUSED, method, channel.name())
          : Finding.of(WiringMessage.CHANNEL_UNUSED, method, channel.name());
    }
    return Finding.of(
        WiringMessage.NO_SENDER,
        channel.receivers().getFirst().endpoint().named(),
        channel.name(),
        OneSided.stages(channel.receivers()),
        OneSided.hint(
            pipeline, channel, channel.receivers().getFirst(), misspellings.meant(channel)));
  }
}
