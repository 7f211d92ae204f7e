package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Broadcaster;
import dev.sluice.generated.Ports;
import java.util.List;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link NestedParts.Sums}.
 *
 * <pre>{@code
 * (scaled) --> copy --copies--> sum
 * copy --copies--> max
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link NestedParts.Sums#copy copy}
 *   <li>{@link NestedParts.Sums#sum sum}
 *   <li>{@link NestedParts.Sums#max max}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestedParts_SumsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public NestedParts_SumsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param scaled what flows in; abandoned when its receivers have ended
   * @return what the stages return
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Results run(ReceiveChannel<Long> scaled) throws InterruptedException {
    Ports ports = new Ports().input(scaled);
    try (Group group = ports.open("Sums", this::topology)) {
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
  public PipelineRun<Results> start(ReceiveChannel<Long> scaled) {
    return PipelineRun.start(topology(),
        new Ports().input(scaled).endedBy(group -> wire(group, scaled)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Sums")
        .stage("copy").in("scaled").out("copies")
        .stage("sum").in("copies")
        .stage("max").in("copies")
        .channel("copies", "Long").broadcast()
        .input("scaled", "Long")
        .build();
  }

  private Results wire(Group group, ReceiveChannel<Long> scaled) throws InterruptedException {
    Channel<Long> copies = group.channel("copies");
    Channel<Long> copiesToSum = group.channel("copies to sum");
    Channel<Long> copiesToMax = group.channel("copies to max");
    group.go("broadcast of copies",
        () -> Broadcaster.copy(copies, List.of(copiesToSum, copiesToMax)), copies::abandon,
        copiesToSum::close, copiesToMax::close);
    group.go("copy", () -> NestedParts.Sums.copy(scaled, copies), scaled::abandon, copies::close);
    Future<Long> sum = group.call("sum", () -> NestedParts.Sums.sum(copiesToSum),
        copiesToSum::abandon);
    Future<Long> max = group.call("max", () -> NestedParts.Sums.max(copiesToMax),
        copiesToMax::abandon);
    group.join();
    return new Results(sum.resultNow(), max.resultNow());
  }

  /**
   * What the stages return.
   *
   * @param sum what stage 'sum' returns
   * @param max what stage 'max' returns
   */
  public record Results(long sum, long max) {
  }
}
