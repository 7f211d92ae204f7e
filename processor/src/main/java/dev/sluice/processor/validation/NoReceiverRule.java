package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;

/** Some stage receives from every channel that is not an output port. */
final class NoReceiverRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    Misspellings misspellings = new Misspellings(pipeline);
    return pipeline
        .certainChannels()
        .filter(channel -> channel.role() != Role.OUTPUT && channel.receivers().isEmpty())
        .filter(channel -> !channel.senders().isEmpty() || channel.isPort())
        .filter(channel -> !misspellings.isUnknown(channel))
        .filter(channel -> !misspellings.isMeantByAnother(channel, true))
        .map(channel -> finding(pipeline, channel, misspellings));
  }

  private static Finding<Place> finding(
      Pipeline pipeline, Channel channel, Misspellings misspellings) {
    if (channel.senders().isEmpty()) {
      return Finding.of(
          WiringMessage.INPUT_UNUSED, channel.declaration().orElseThrow().place(), channel.name());
    }
    return Finding.of(
        WiringMessage.NO_RECEIVER,
        channel.senders().getFirst().endpoint().named(),
        channel.name(),
        OneSided.stages(channel.senders()),
        OneSided.hint(
            pipeline, channel, channel.senders().getFirst(), misspellings.meant(channel)));
  }
}
