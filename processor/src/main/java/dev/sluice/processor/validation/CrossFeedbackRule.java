package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cycle stays within an island: that nothing is in flight any more can be counted within one
 * process only.
 */
final class CrossFeedbackRule implements Rule<Distribution> {
  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    Cycles cycles = new Cycles(distribution.pipeline(), channel -> true);
    return distribution.pipeline().channels().stream()
        .filter(Channel::isFeedback)
        .flatMap(channel -> finding(distribution, cycles, channel).stream());
  }

  private static Optional<Finding<Place>> finding(
      Distribution distribution, Cycles cycles, Channel channel) {
    Optional<Place> place = channel.mark(ChannelAnnotations::feedback);
    List<Stage> members =
        distribution.pipeline().stages().stream()
            .filter(stage -> isInCycle(cycles, channel, stage))
            .toList();
    if (members.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    Island home = distribution.island(members.getFirst());
    return members.stream()
        .filter(it -> home.isEverywhere() || !distribution.island(it).name().equals(home.name()))
        .findFirst()
        .map(
            outside -> {
              Stage spread =
                  members.stream()
                      .filter(it -> distribution.island(it).isEverywhere())
                      .findFirst()
                      .orElse(outside);
              return Finding.of(
                  DistributedMessage.CROSS_FEEDBACK, place.get(), channel.name(), spread.name());
            });
  }

  private static boolean isInCycle(Cycles cycles, Channel channel, Stage stage) {
    return channel.receivers().stream()
        .map(Channel.End::stage)
        .anyMatch(
            first ->
                (first.equals(stage) || cycles.leads(first, stage))
                    && channel.senders().stream()
                        .map(Channel.End::stage)
                        .anyMatch(last -> last.equals(stage) || cycles.leads(stage, last))
                    && cycles.leads(first, first));
  }
}
