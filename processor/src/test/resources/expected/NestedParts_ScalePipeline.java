package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link NestedParts.Scale}.
 *
 * <pre>{@code
 * (numbers) --> scale --> (scaled)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link NestedParts.Scale#scale scale}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestedParts_ScalePipeline {
  private final NestedParts.Scale scale;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param scale the object whose methods are stages
   */
  public NestedParts_ScalePipeline(NestedParts.Scale scale) {
    this.scale = Objects.requireNonNull(scale, "scale");
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param numbers what flows in; abandoned when its receivers have ended
   * @param scaled where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<Integer> numbers, SendChannel<Long> scaled) throws
      InterruptedException {
    Ports ports = new Ports().input(numbers).output(scaled);
    try (Group group = ports.open("Scale", this::topology)) {
      wire(group, numbers, scaled);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param numbers what flows in; abandoned when its receivers have ended
   * @param scaled where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<Integer> numbers, SendChannel<Long> scaled) {
    return PipelineRun.start(topology(),
        new Ports().input(numbers).output(scaled).endedBy(group -> {
      wire(group, numbers, scaled);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Scale")
        .stage("scale").in("numbers").out("scaled")
        .input("numbers", "Integer")
        .output("scaled", "Long")
        .build();
  }

  private void wire(Group group, ReceiveChannel<Integer> numbers, SendChannel<Long> scaled) throws
      InterruptedException {
    group.go("scale", () -> scale.scale(numbers, scaled), numbers::abandon, scaled::close);
    group.join();
  }
}
