package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Nesting.Trim}.
 *
 * <pre>{@code
 * (lines) --> trim --> (trimmed)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Nesting.Trim#trim trim}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class Nesting_TrimPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public Nesting_TrimPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param trimmed where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<String> lines, SendChannel<String> trimmed) throws
      InterruptedException {
    Ports ports = new Ports().input(lines).output(trimmed);
    try (Group group = ports.open("Trim", this::topology)) {
      wire(group, lines, trimmed);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param trimmed where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<String> lines, SendChannel<String> trimmed) {
    return PipelineRun.start(topology(), new Ports().input(lines).output(trimmed).endedBy(group -> {
      wire(group, lines, trimmed);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Trim")
        .stage("trim").in("lines").out("trimmed")
        .input("lines", "String")
        .output("trimmed", "String")
        .build();
  }

  private void wire(Group group, ReceiveChannel<String> lines, SendChannel<String> trimmed) throws
      InterruptedException {
    group.go("trim", () -> {
      for (String line : lines) {
        trimmed.send(Nesting.Trim.trim(line));
      }
    }, lines::abandon, trimmed::close);
    group.join();
  }
}
