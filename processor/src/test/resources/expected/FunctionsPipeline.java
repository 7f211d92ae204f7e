package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.SourceLoop;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.stream.IntStream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Functions}.
 *
 * <pre>{@code
 * counter --naturals--> squarer --squares--> printer
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Functions#counter counter}
 *   <li>{@link Functions#squarer squarer}
 *   <li>{@link Functions#printer printer}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>counter &#8594; squarer &#8594; printer
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class FunctionsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public FunctionsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws InterruptedException {
    try (Group group = PipelineRun.open("Functions", this::topology)) {
      wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Void> start() {
    return PipelineRun.start(topology(), group -> {
      wire(group);
      return null;
    });
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Functions")
        .stage("counter").out("naturals")
        .stage("squarer").in("naturals").out("squares")
        .stage("printer").in("squares")
        .channel("naturals", "Integer")
        .channel("squares", "Integer")
        .build();
  }

  private void wire(Group group) throws InterruptedException {
    group.go("counter \u2192 squarer \u2192 printer", () -> {
      Tally naturalsTally = Tally.of(group, "naturals");
      Tally squaresTally = Tally.of(group, "squares");
      try (IntStream stream = Functions.counter()) {
        SourceLoop loop = Sources.loop(group);
        for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
          int v = iterator.nextInt();
          int v2 = Functions.squarer(naturalsTally.pass(v));
          Functions.printer(squaresTally.pass(v2));
        }
      }
    });
    group.join();
  }
}
