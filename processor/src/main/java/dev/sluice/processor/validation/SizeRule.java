package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.CompletionAction;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import java.util.stream.Stream;

/**
 * A pipeline fits into a class file: a method has at most 65,535 bytes of code and 255 parameters.
 * The sizes are those that javac makes of what is generated, rounded up.
 */
final class SizeRule implements Rule<Pipeline> {
  private static final int MOST_CODE = 65_535;

  /** Two are left: one for the object itself, one for the group; a long takes the room of two. */
  private static final int MOST_PARAMETERS = 253;

  private static final int MOST_RESULTS = 127;

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    int ports = pipeline.ports().size();
    long objects =
        pipeline.stages().stream()
            .filter(stage -> stage.declaration().isInstance())
            .map(stage -> stage.declaration().owner())
            .distinct()
            .count();
    int results = pipeline.results().size();
    return Stream.of(
            finding(GenerationMessage.SIZE_PORTS, pipeline, ports, MOST_PARAMETERS),
            finding(
                GenerationMessage.SIZE_OBJECTS,
                pipeline,
                (int) objects + pipeline.givens().size(),
                MOST_PARAMETERS),
            finding(GenerationMessage.SIZE_RESULTS, pipeline, results, MOST_RESULTS),
            wiring(pipeline) > MOST_CODE
                ? finding(GenerationMessage.SIZE_STAGES, pipeline, pipeline.stages().size(), 0)
                : Stream.<Finding<Place>>empty())
        .flatMap(it -> it);
  }

  private static Stream<Finding<Place>> finding(
      Message message, Pipeline pipeline, int number, int most) {
    return number > most
        ? Stream.of(
            Finding.of(message, pipeline.declaration().place(), pipeline.name(), number, most))
        : Stream.empty();
  }

  /** What the method has that starts the goroutines. */
  private static int wiring(Pipeline pipeline) {
    if (pipeline.stages().size() < 100) {
      return 0; // Nothing that could be written for so few comes near the limit.
    }
    Plan plan = Plan.of(pipeline);
    // A variable beyond the first 256 takes two bytes more each time, and a channel's comes up in
    // five places.
    int size = 100 + 12 * plan.channels().size() - 10 * Math.min(plan.channels().size(), 250);
    size += 60 * plan.cycles().size();
    for (GoroutinePlan goroutine : plan.goroutines()) {
      size += goroutine.hasWorkers() ? 60 : 16;
      size += 4 * (goroutine.receives().size() + goroutine.sends().size());
      size += goroutine.isKeyed() ? 60 : 0;
    }
    for (CompletionAction completion : plan.completions()) {
      size += completion.isDirect() ? 17 * completion.steps().size() : 60;
    }
    return size;
  }
}
