package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import java.util.Objects;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Classes}.
 *
 * <pre>{@code
 * counter --numbers--> scaler x2 --scaled--> sum
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Classes#sum sum}
 *   <li>{@link Classes.Counter#count counter}
 *   <li>{@link Classes.Scaler#apply scaler}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ClassesPipeline {
  private final Classes.Counter counter;

  private final Classes.Scaler scaler;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param counter the object whose methods are stages
   * @param scaler the object whose methods are stages
   */
  public ClassesPipeline(Classes.Counter counter, Classes.Scaler scaler) {
    this.counter = Objects.requireNonNull(counter, "counter");
    this.scaler = Objects.requireNonNull(scaler, "scaler");
  }

  /**
   * A pipeline that makes its stages itself, as far as it can, once for all its runs.
   *
   * @param scaler the object whose methods are stages
   */
  public ClassesPipeline(Classes.Scaler scaler) {
    this(new Classes.Counter(), scaler);
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @return what stage 'sum' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public long run() throws InterruptedException {
    try (Group group = PipelineRun.open("Classes", this::topology)) {
      return wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Long> start() {
    return PipelineRun.start(topology(), this::wire);
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Classes")
        .stage("sum").in("scaled")
        .stage("counter").out("numbers")
        .stage("scaler").in("numbers").out("scaled").workers(2)
        .channel("scaled", "Long")
        .channel("numbers", "Integer")
        .build();
  }

  private long wire(Group group) throws InterruptedException {
    Channel<Long> scaled = group.channel("scaled");
    Channel<Integer> numbers = group.channel("numbers");
    Future<Long> sum = group.call("sum", () -> Classes.sum(scaled), scaled::abandon);
    group.go("counter", () -> counter.count(Sources.end(group, numbers)), numbers::close);
    WaitGroup workers = new WaitGroup();
    for (int i = 1; i <= 2; i++) {
      workers.add(1);
      group.go("scaler-" + i, () -> {
        for (Integer value : numbers) {
          scaled.send(scaler.apply(value));
        }
      }, workers::done);
    }
    group.go("closer of scaled", () -> {
      workers.await();
      numbers.abandon();
      scaled.close();
    });
    group.join();
    return sum.resultNow();
  }
}
