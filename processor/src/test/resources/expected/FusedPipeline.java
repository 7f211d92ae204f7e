package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Fused}.
 *
 * <pre>{@code
 * counter --naturals--> squarer --squares--> printer
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Fused#counter counter}
 *   <li>{@link Fused#squarer squarer}
 *   <li>{@link Fused#printer printer}
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
public final class FusedPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public FusedPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws InterruptedException {
    try (Group group = PipelineRun.open("Fused", this::topology)) {
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
    return Topology.of("Fused")
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
      Fused.counter(Sources.end(group, group.into(v -> {
        int v2 = Fused.squarer(naturalsTally.pass(v));
        Fused.printer(squaresTally.pass(v2));
      })));
    });
    group.join();
  }
}
