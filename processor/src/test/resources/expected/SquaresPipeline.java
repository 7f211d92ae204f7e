package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Squares}.
 *
 * <pre>{@code
 * counter --naturals--> squarer --squares--> printer
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Squares#counter counter}
 *   <li>{@link Squares#squarer squarer}
 *   <li>{@link Squares#printer printer}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class SquaresPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public SquaresPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws InterruptedException {
    try (Group group = PipelineRun.open("Squares", this::topology)) {
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
    return Topology.of("Squares")
        .stage("counter").out("naturals")
        .stage("squarer").in("naturals").out("squares")
        .stage("printer").in("squares")
        .channel("naturals", "Integer")
        .channel("squares", "Integer")
        .build();
  }

  private void wire(Group group) throws InterruptedException {
    Channel<Integer> naturals = group.channel("naturals", 0);
    Channel<Integer> squares = group.channel("squares", 0);
    group.go("counter", () -> Squares.counter(Sources.end(group, naturals)), naturals::close);
    group.go("squarer", () -> Squares.squarer(squares, naturals), naturals::abandon,
        squares::close);
    group.go("printer", () -> Squares.printer(squares), squares::abandon);
    group.join();
  }
}
