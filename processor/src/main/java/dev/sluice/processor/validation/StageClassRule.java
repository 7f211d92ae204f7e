package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import java.util.stream.Stream;

/** A class that is named as a stage has one method that can be the stage. */
final class StageClassRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.refused().stream()
        .map(
            problem ->
                Finding.of(
                    Message.STAGE_CLASS,
                    problem.place(),
                    problem.name(),
                    problem.wrong(),
                    problem.remedy()));
  }
}
