package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;

/** A feedback channel leads back to a stage from which its senders are reached. */
final class FeedbackRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    // A stage that is not understood, or a channel that is misspelt, may close the cycle.
    if (!pipeline.doubtful().isEmpty() || !new Misspellings(pipeline).isEmpty()) {
      return Stream.empty();
    }
    Cycles cycles = new Cycles(pipeline, channel -> true);
    return pipeline.channels().stream()
        .filter(channel -> channel.isFeedback() && !closesCycle(cycles, channel))
        .map(
            channel ->
                Finding.of(
                    WiringMessage.FEEDBACK_WITHOUT_CYCLE,
                    channel.mark(ChannelAnnotations::feedback).orElseThrow(),
                    channel.name()));
  }

  private static boolean closesCycle(Cycles cycles, Channel channel) {
    return !channel.isPort()
        && channel.receivers().stream()
            .anyMatch(
                receiver ->
                    channel.senders().stream()
                        .anyMatch(
                            sender ->
                                sender.stage().equals(receiver.stage())
                                    || cycles.leads(receiver.stage(), sender.stage())));
  }
}
