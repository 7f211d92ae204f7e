package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link NestedParts.Count}.
 *
 * <pre>{@code
 * (scaled) --> count
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link NestedParts.Count#count count}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestedParts_CountPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public NestedParts_CountPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param scaled what flows in; abandoned when its receivers have ended
   * @return what stage 'count' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public int run(ReceiveChannel<Long> scaled) throws InterruptedException {
    Ports ports = new Ports().input(scaled);
    try (Group group = ports.open("Count", this::topology)) {
      return wire(group, scaled);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param scaled what flows in; abandoned when its receivers have ended
   * @return the running pipeline
   */
  public PipelineRun<Integer> start(ReceiveChannel<Long> scaled) {
    return PipelineRun.start(topology(),
        new Ports().input(scaled).endedBy(group -> wire(group, scaled)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Count")
        .stage("count").in("scaled")
        .input("scaled", "Long")
        .build();
  }

  private int wire(Group group, ReceiveChannel<Long> scaled) throws InterruptedException {
    Future<Integer> count = group.call("count", () -> NestedParts.Count.count(scaled),
        scaled::abandon);
    group.join();
    return count.resultNow();
  }
}
