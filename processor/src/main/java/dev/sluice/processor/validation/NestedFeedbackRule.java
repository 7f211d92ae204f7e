package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.stream.Stream;

/**
 * A cycle that ends by itself has no pipeline among its stages: what is in flight inside a pipeline
 * cannot be counted from outside. A cycle without feedback is reported as that.
 */
final class NestedFeedbackRule implements Rule<Pipeline> {
  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    Cycles all = new Cycles(pipeline, channel -> true);
    Cycles bounded = new Cycles(pipeline, channel -> !channel.isFeedback());
    return pipeline.stages().stream()
        .filter(stage -> stage.pipeline().isPresent())
        .filter(stage -> all.leads(stage, stage) && !bounded.leads(stage, stage))
        .map(NestedFeedbackRule::finding);
  }

  private static Finding<Place> finding(Stage stage) {
    return Finding.of(
        WiringMessage.NESTED_FEEDBACK,
        stage.declaration().place(),
        stage.name(),
        stage.pipeline().orElseThrow().name());
  }
}
