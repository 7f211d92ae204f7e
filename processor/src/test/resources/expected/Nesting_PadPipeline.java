package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Ports;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Nesting.Pad}.
 *
 * <pre>{@code
 * (thin) --> pad x2 --> (fat)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Nesting.Pad#pad pad}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class Nesting_PadPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public Nesting_PadPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param thin what flows in; abandoned when its receivers have ended
   * @param fat where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<String> thin, SendChannel<String> fat) throws
      InterruptedException {
    Ports ports = new Ports().input(thin).output(fat);
    try (Group group = ports.open("Pad", this::topology)) {
      wire(group, thin, fat);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param thin what flows in; abandoned when its receivers have ended
   * @param fat where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<String> thin, SendChannel<String> fat) {
    return PipelineRun.start(topology(), new Ports().input(thin).output(fat).endedBy(group -> {
      wire(group, thin, fat);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Pad")
        .stage("pad").in("thin").out("fat").workers(2)
        .input("thin", "String")
        .output("fat", "String")
        .build();
  }

  private void wire(Group group, ReceiveChannel<String> thin, SendChannel<String> fat) throws
      InterruptedException {
    WaitGroup workers = new WaitGroup();
    for (int i = 1; i <= 2; i++) {
      workers.add(1);
      group.go("pad-" + i, () -> {
        for (String line : thin) {
          fat.send(Nesting.Pad.pad(line));
        }
      }, workers::done);
    }
    group.go("closer of fat", () -> {
      workers.await();
      thin.abandon();
      fat.close();
    });
    group.join();
  }
}
