package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stage that receives by itself and says that it depends on the order of its elements gets them
 * in the order in which they were made. The way back is followed through stages that are called for
 * each element; what a stage does that receives by itself is its own affair.
 */
final class OrderLostRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline.stages().stream()
        .filter(stage -> stage.shape() == Shape.GOROUTINE && stage.isOrdered())
        .flatMap(stage -> check(pipeline, stage));
  }

  private static Stream<Finding<Place>> check(Pipeline pipeline, Stage stage) {
    Place place = stage.declaration().ordered().orElseThrow().place();
    return stage.inputs().stream()
        .map(Endpoint::channel)
        .distinct()
        .flatMap(
            channel ->
                loss(pipeline, channel, new HashSet<>())
                    .map(
                        loss ->
                            Finding.of(
                                WiringMessage.ORDER_LOST, place, stage.name(), channel, loss))
                    .stream());
  }

  /** Where the order of what a channel brings is lost; empty if it is not, or nobody can tell. */
  private static Optional<String> loss(Pipeline pipeline, String name, Set<String> seen) {
    Channel channel = pipeline.channel(name).orElseThrow();
    if (!seen.add(name) || channel.isFeedback()) {
      return Optional.empty();
    }
    List<Stage> senders = channel.senders().stream().map(Channel.End::stage).distinct().toList();
    if (senders.size() > 1) {
      return Optional.of(Wording.sendersOf(name, senders.stream().map(Stage::name).toList()));
    }
    if (senders.isEmpty()) {
      return Optional.empty();
    }
    Stage sender = senders.getFirst();
    if (sender.hasWorkers() && !sender.isOrdered()) {
      return Optional.of(Wording.workersOf(sender.name()));
    }
    return sender.shape().takesValue()
        ? loss(pipeline, sender.inputs().getFirst().channel(), seen)
        : Optional.empty();
  }
}
