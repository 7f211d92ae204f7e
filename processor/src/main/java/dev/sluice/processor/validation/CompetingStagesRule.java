package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;

/** Stages that receive from one channel say whether they compete or each get every value. */
final class CompetingStagesRule implements Rule<Pipeline> {
  private final SourceLines lines;

  CompetingStagesRule(SourceLines lines) {
    this.lines = lines;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline
        .certainChannels()
        .filter(
            channel -> channel.receivers().stream().map(Channel.End::stage).distinct().count() > 1)
        .filter(channel -> !channel.isBroadcast() && !channel.isShared() && !channel.isSignal())
        .map(
            channel ->
                Finding.of(
                    WiringMessage.COMPETING_STAGES,
                    channel.receivers().get(1).endpoint().named(),
                    channel.name(),
                    Wording.lines(
                        channel.receivers().stream()
                            .map(
                                end ->
                                    Wording.stage(
                                        end.stage().name(),
                                        lines.of(end.stage().declaration().element())))
                            .toList())));
  }
}
