package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.InclusionCycle;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** No pipeline is, directly or by way of others, a stage of itself. */
final class InclusionCycleRule implements Rule<PipelineDeclaration> {
  private final SourceLines lines;

  InclusionCycleRule(SourceLines lines) {
    this.lines = lines;
  }

  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.cycles().stream().map(cycle -> finding(pipeline, cycle));
  }

  private Finding<Place> finding(PipelineDeclaration pipeline, InclusionCycle cycle) {
    String way =
        cycle.pipelines().stream()
            .map(it -> it.getSimpleName() + " → ")
            .collect(Collectors.joining("", "", pipeline.name()));
    return Finding.of(
        WiringMessage.INCLUSION_CYCLE,
        cycle.place(),
        pipeline.name(),
        way,
        Wording.lines(cycle.pipelines().stream().map(this::describe).toList()));
  }

  private String describe(TypeElement pipeline) {
    return Wording.pipeline(pipeline.getSimpleName().toString(), lines.of(pipeline));
  }
}
