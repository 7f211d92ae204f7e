package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Sources;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link NestedParts.Numbers}.
 *
 * <pre>{@code
 * count --> (numbers)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link NestedParts.Numbers#count count}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestedParts_NumbersPipeline {
  private final NestedParts.Numbers numbersStages;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param numbersStages the object whose methods are stages
   */
  public NestedParts_NumbersPipeline(NestedParts.Numbers numbersStages) {
    this.numbersStages = Objects.requireNonNull(numbersStages, "numbersStages");
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param numbers where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(SendChannel<Integer> numbers) throws InterruptedException {
    Ports ports = new Ports().output(numbers);
    try (Group group = ports.open("Numbers", this::topology)) {
      wire(group, numbers);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param numbers where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(SendChannel<Integer> numbers) {
    return PipelineRun.start(topology(), new Ports().output(numbers).endedBy(group -> {
      wire(group, numbers);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Numbers")
        .stage("count").out("numbers")
        .output("numbers", "Integer")
        .build();
  }

  private void wire(Group group, SendChannel<Integer> numbers) throws InterruptedException {
    group.go("count", () -> numbersStages.count(Sources.end(group, numbers)), numbers::close);
    group.join();
  }
}
