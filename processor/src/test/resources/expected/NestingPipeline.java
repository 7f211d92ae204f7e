package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Sources;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Nesting}.
 *
 * <pre>{@code
 * read --lines--> twice --padded--> print
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Nesting#read read}
 *   <li>{@link Nesting#print print}
 *   <li>{@link Nesting.Twice twice}, a pipeline
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class NestingPipeline {
  private final Nesting_TwicePipeline twice;

  /**
   * A pipeline that can run any number of times.
   *
   * @param twice the pipeline that is a stage
   */
  public NestingPipeline(Nesting_TwicePipeline twice) {
    this.twice = Objects.requireNonNull(twice, "twice");
  }

  /**
   * A pipeline that makes its stages itself, as far as it can.
   */
  public NestingPipeline() {
    this(new Nesting_TwicePipeline());
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws InterruptedException {
    try (Group group = PipelineRun.open("Nesting", this::topology)) {
      wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Void> start() {
    return PipelineRun.start(topology(), group -> {
      wire(group);
      return null;
    });
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Nesting")
        .stage("read").out("lines")
        .stage("print").in("padded")
        .stage("twice").in("lines").out("padded").pipeline(twice.topology())
        .channel("lines", "String")
        .channel("padded", "String")
        .build();
  }

  private void wire(Group group) throws InterruptedException {
    Channel<String> lines = group.channel("lines");
    Channel<String> padded = group.channel("padded");
    group.go("read", () -> {
      try (var elements = Sources.of(group, Nesting.read())) {
        for (String v : elements) {
          lines.send(v);
        }
      }
    }, lines::close);
    group.go("print", () -> {
      for (String line : padded) {
        Nesting.print(line);
      }
    }, padded::abandon);
    group.go("twice", () -> twice.run(BorrowedEnds.input(lines), BorrowedEnds.output(padded)));
    group.join();
  }
}
