package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.Ports;
import java.util.List;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Words}.
 *
 * <pre>{@code
 * (lines) --> split --> (words)
 * split --counts--> count
 * split --longest--> longest word
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Words#split split}
 *   <li>{@link Words#count count}
 *   <li>{@link Words#last longest word}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class WordsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public WordsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param words where results go; closed when its senders have ended normally
   * @return what the stages return
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Results run(ReceiveChannel<String> lines, SendChannel<List<String>> words) throws
      InterruptedException {
    Ports ports = new Ports().input(lines).output(words);
    try (Group group = ports.open("Words", this::topology)) {
      return wire(group, lines, words);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param words where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Results> start(ReceiveChannel<String> lines, SendChannel<List<String>> words) {
    return PipelineRun.start(topology(),
        new Ports().input(lines).output(words).endedBy(group -> wire(group, lines, words)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Words")
        .stage("split").in("lines").out("words", "counts", "longest")
        .stage("count").in("counts")
        .stage("longest word").in("longest")
        .channel("counts", "Integer")
        .channel("longest", "String")
        .input("lines", "String")
        .output("words", "List<String>")
        .build();
  }

  private Results wire(Group group, ReceiveChannel<String> lines, SendChannel<List<String>> words)
      throws InterruptedException {
    Channel<Integer> counts = group.channel("counts", 0);
    Channel<String> longest = group.channel("longest", 0);
    group.go("split", () -> {
      Outputs outputs = new Outputs();
      SendChannel<List<String>> toWords = outputs.add(words);
      SendChannel<Integer> toCounts = outputs.add(counts);
      SendChannel<String> toLongest = outputs.add(longest);
      Words.split(lines, toWords, toCounts, toLongest);
    }, lines::abandon, words::close, counts::close, longest::close);
    Future<Integer> count = group.call("count", () -> Words.count(counts), counts::abandon);
    Future<String> longestWord = group.call("longest word", () -> Words.last(longest),
        longest::abandon);
    group.join();
    return new Results(count.resultNow(), longestWord.resultNow());
  }

  /**
   * What the stages return.
   *
   * @param count what stage 'count' returns
   * @param longestWord what stage 'longest word' returns
   */
  public record Results(int count, String longestWord) {
  }
}
