package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.Objects;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link NestedParts}.
 *
 * <pre>{@code
 * more --scaled--> sums
 * more --scaled--> count
 * scale --scaled--> sums
 * scale --scaled--> count
 * numbers --numbers--> scale
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link NestedParts#more more}
 *   <li>{@link NestedParts.Scale scale}, a pipeline
 *   <li>{@link NestedParts.Numbers numbers}, a pipeline
 *   <li>{@link NestedParts.Sums sums}, a pipeline
 *   <li>{@link NestedParts.Count count}, a pipeline
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestedPartsPipeline {
  private final NestedParts_ScalePipeline scale;

  private final NestedParts_NumbersPipeline numbersPipeline;

  private final NestedParts_SumsPipeline sumsPipeline;

  private final NestedParts_CountPipeline countPipeline;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param scale the pipeline that is a stage
   * @param numbersPipeline the pipeline that is a stage
   * @param sumsPipeline the pipeline that is a stage
   * @param countPipeline the pipeline that is a stage
   */
  public NestedPartsPipeline(NestedParts_ScalePipeline scale,
      NestedParts_NumbersPipeline numbersPipeline, NestedParts_SumsPipeline sumsPipeline,
      NestedParts_CountPipeline countPipeline) {
    this.scale = Objects.requireNonNull(scale, "scale");
    this.numbersPipeline = Objects.requireNonNull(numbersPipeline, "numbersPipeline");
    this.sumsPipeline = Objects.requireNonNull(sumsPipeline, "sumsPipeline");
    this.countPipeline = Objects.requireNonNull(countPipeline, "countPipeline");
  }

  /**
   * A pipeline that makes its stages itself, as far as it can, once for all its runs.
   *
   * @param scale the pipeline that is a stage
   */
  public NestedPartsPipeline(NestedParts_ScalePipeline scale) {
    this(scale, new NestedParts_NumbersPipeline(new NestedParts.Numbers()),
        new NestedParts_SumsPipeline(), new NestedParts_CountPipeline());
  }

  /**
   * A pipeline that makes the pipelines that are stages of it itself.
   *
   * @param scale the object whose methods are stages
   */
  public NestedPartsPipeline(NestedParts.Scale scale) {
    this(new NestedParts_ScalePipeline(scale),
        new NestedParts_NumbersPipeline(new NestedParts.Numbers()), new NestedParts_SumsPipeline(),
        new NestedParts_CountPipeline());
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @return what the stages return
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Results run() throws InterruptedException {
    try (Group group = PipelineRun.open("NestedParts", this::topology)) {
      return wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Results> start() {
    return PipelineRun.start(topology(), this::wire);
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("NestedParts")
        .stage("more").out("scaled")
        .stage("scale").in("numbers").out("scaled").pipeline(scale.topology())
        .stage("numbers").out("numbers").pipeline(numbersPipeline.topology())
        .stage("sums").in("scaled").pipeline(sumsPipeline.topology())
        .stage("count").in("scaled").pipeline(countPipeline.topology())
        .channel("scaled", "Long")
        .channel("numbers", "Integer")
        .build();
  }

  private Results wire(Group group) throws InterruptedException {
    Channel<Long> scaled = group.channel("scaled");
    Channel<Integer> numbers = group.channel("numbers", 0);
    WaitGroup sendersOfScaled = new WaitGroup();
    sendersOfScaled.add(2);
    group.go("more", () -> {
      SendChannel<Long> toScaled = Tally.sends(group, "scaled from more", scaled);
      try (var elements = Sources.of(group, NestedParts.more())) {
        for (Long v : elements) {
          toScaled.send(v);
        }
      }
    }, sendersOfScaled::done);
    group.go("scale", () -> scale.run(BorrowedEnds.input(numbers),
        BorrowedEnds.sender(Tally.sends(group, "scaled from scale", scaled))),
        sendersOfScaled::done);
    group.go("closer of scaled", () -> {
      sendersOfScaled.await();
      scaled.close();
    });
    group.go("numbers", () -> numbersPipeline.run(BorrowedEnds.output(numbers)));
    WaitGroup receiversOfScaled = new WaitGroup();
    receiversOfScaled.add(2);
    Future<NestedParts_SumsPipeline.Results> sums = group.call("sums",
        () -> sumsPipeline.run(BorrowedEnds.receiver(Tally.receives(group, "scaled to sums", scaled))),
        receiversOfScaled::done);
    Future<Integer> count = group.call("count",
        () -> countPipeline.run(BorrowedEnds.receiver(Tally.receives(group, "scaled to count", scaled))),
        receiversOfScaled::done);
    group.go("abandoner of scaled", () -> {
      receiversOfScaled.await();
      scaled.abandon();
    });
    group.join();
    return new Results(sums.resultNow(), count.resultNow());
  }

  /**
   * What the stages return.
   *
   * @param sums what stage 'sums' returns
   * @param count what stage 'count' returns
   */
  public record Results(NestedParts_SumsPipeline.Results sums, int count) {
  }
}
