package example;

import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Chain}.
 *
 * <pre>{@code
 * numbers --a--> twice --b--> half --c--> text --d--> letters --e--> print
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Chain#numbers numbers}
 *   <li>{@link Chain#twice twice}
 *   <li>{@link Chain#half half}
 *   <li>{@link Chain#text text}
 *   <li>{@link Chain#letters letters}
 *   <li>{@link Chain#print print}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>numbers &#8594; twice &#8594; half &#8594; text &#8594; letters &#8594; print
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ChainPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public ChainPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws InterruptedException {
    try (Group group = PipelineRun.open("Chain", this::topology)) {
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
    return Topology.of("Chain")
        .stage("numbers").out("a")
        .stage("twice").in("a").out("b")
        .stage("half").in("b").out("c")
        .stage("text").in("c").out("d")
        .stage("letters").in("d").out("e")
        .stage("print").in("e")
        .channel("a", "Integer")
        .channel("b", "Long")
        .channel("c", "Double")
        .channel("d", "String")
        .channel("e", "char[]")
        .build();
  }

  private void wire(Group group) throws InterruptedException {
    group.go("numbers \u2192 twice \u2192 half \u2192 text \u2192 letters \u2192 print", () -> {
      Tally aTally = Tally.of(group, "a");
      Tally bTally = Tally.of(group, "b");
      Tally cTally = Tally.of(group, "c");
      Tally dTally = Tally.of(group, "d");
      Tally eTally = Tally.of(group, "e");
      try (var elements = Sources.ofIterator(group, Chain.numbers())) {
        for (Integer number : elements) {
          long v = Chain.twice(aTally.pass(number));
          double value = Chain.half(bTally.pass(v));
          String text = Chain.text(cTally.pass(value));
          char[] letters = Chain.letters(dTally.pass(text));
          Chain.print(eTally.pass(letters));
        }
      }
    });
    group.join();
  }
}
