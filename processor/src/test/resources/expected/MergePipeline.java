package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Merge}.
 *
 * <pre>{@code
 * odd --all--> left
 * odd --all--> right
 * even x2 --all--> left
 * even x2 --all--> right
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Merge#odd odd}
 *   <li>{@link Merge#even even}
 *   <li>{@link Merge#left left}
 *   <li>{@link Merge#right right}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class MergePipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public MergePipeline() {
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
    try (Group group = PipelineRun.open("Merge", this::topology)) {
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
    return Topology.of("Merge")
        .stage("odd").out("all")
        .stage("even").out("all").workers(2)
        .stage("left").in("all")
        .stage("right").in("all")
        .channel("all", "Integer")
        .build();
  }

  private Results wire(Group group) throws InterruptedException {
    Channel<Integer> all = group.channel("all", 0);
    WaitGroup sendersOfAll = new WaitGroup();
    sendersOfAll.add(3);
    group.go("odd", () -> Merge.odd(Tally.sends(group, "all from odd", Sources.end(group, all))),
        sendersOfAll::done);
    for (int i = 1; i <= 2; i++) {
      group.go("even-" + i,
          () -> Merge.even(Tally.sends(group, "all from even", Sources.end(group, all))),
          sendersOfAll::done);
    }
    group.go("closer of all", () -> {
      sendersOfAll.await();
      all.close();
    });
    WaitGroup receiversOfAll = new WaitGroup();
    receiversOfAll.add(2);
    Future<Integer> left = group.call("left",
        () -> Merge.left(Tally.receives(group, "all to left", all)), receiversOfAll::done);
    Future<Integer> right = group.call("right",
        () -> Merge.right(Tally.receives(group, "all to right", all)), receiversOfAll::done);
    group.go("abandoner of all", () -> {
      receiversOfAll.await();
      all.abandon();
    });
    group.join();
    return new Results(left.resultNow(), right.resultNow());
  }

  /**
   * What the stages return.
   *
   * @param left what stage 'left' returns
   * @param right what stage 'right' returns
   */
  public record Results(int left, int right) {
  }
}
