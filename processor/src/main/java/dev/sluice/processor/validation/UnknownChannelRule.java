package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;

/** A name that nearly is a declared channel's is that channel's. */
final class UnknownChannelRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    Misspellings misspellings = new Misspellings(pipeline);
    return pipeline
        .certainChannels()
        .filter(misspellings::isUnknown)
        .flatMap(channel -> channel.ends().map(end -> finding(channel, end, misspellings)));
  }

  private static Finding<Place> finding(
      Channel channel, Channel.End end, Misspellings misspellings) {
    return Finding.of(
        WiringMessage.UNKNOWN_CHANNEL,
        end.endpoint().named(),
        channel.name(),
        end.stage().name(),
        misspellings.meant(channel).orElseThrow().name());
  }
}
