package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Ports;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Nesting.Twice}.
 *
 * <pre>{@code
 * (lines) --> trim --trimmed--> padding --> (padded)
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Nesting.Trim trim}, a pipeline
 *   <li>{@link Nesting.Pad padding}, a pipeline
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class Nesting_TwicePipeline {
  private final Nesting_TrimPipeline trim;

  private final Nesting_PadPipeline pad;

  /**
   * A pipeline that can run any number of times.
   *
   * @param trim the pipeline that is a stage
   * @param pad the pipeline that is a stage
   */
  public Nesting_TwicePipeline(Nesting_TrimPipeline trim, Nesting_PadPipeline pad) {
    this.trim = Objects.requireNonNull(trim, "trim");
    this.pad = Objects.requireNonNull(pad, "pad");
  }

  /**
   * A pipeline that makes its stages itself, as far as it can.
   */
  public Nesting_TwicePipeline() {
    this(new Nesting_TrimPipeline(), new Nesting_PadPipeline());
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param padded where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<String> lines, SendChannel<String> padded) throws
      InterruptedException {
    Ports ports = new Ports().input(lines).output(padded);
    try (Group group = ports.open("Twice", this::topology)) {
      wire(group, lines, padded);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param padded where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<String> lines, SendChannel<String> padded) {
    return PipelineRun.start(topology(), new Ports().input(lines).output(padded).endedBy(group -> {
      wire(group, lines, padded);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Twice")
        .stage("trim").in("lines").out("trimmed").pipeline(trim.topology())
        .stage("padding").in("trimmed").out("padded").pipeline(pad.topology())
        .channel("trimmed", "String")
        .input("lines", "String")
        .output("padded", "String")
        .build();
  }

  private void wire(Group group, ReceiveChannel<String> lines, SendChannel<String> padded) throws
      InterruptedException {
    Channel<String> trimmed = group.channel("trimmed", 0);
    group.go("trim", () -> trim.run(BorrowedEnds.input(lines), BorrowedEnds.output(trimmed)));
    group.go("padding", () -> pad.run(BorrowedEnds.input(trimmed), BorrowedEnds.output(padded)));
    group.join();
  }
}
