package example;

import dev.sluice.Channel;
import dev.sluice.Failed;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.AttemptedElements;
import dev.sluice.generated.Batches;
import dev.sluice.generated.OrderedWorkers;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Rejection;
import dev.sluice.generated.Tally;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Rejects}.
 *
 * <pre>{@code
 * (lines) --> parse --> (rejected)
 * parse --numbers--> halve --> (rejected)
 * halve --halves--> digits --> (rejected)
 * digits --digits--> text x4 --texts--> split --words--> store --> (rejected)
 * text x4 --odd--> odd
 * split --unsplit--> describe --unsplitTexts--> log
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Rejects#parse parse}
 *   <li>{@link Rejects#halve halve}
 *   <li>{@link Rejects#digits digits}
 *   <li>{@link Rejects#text text}
 *   <li>{@link Rejects#odd odd}
 *   <li>{@link Rejects#split split}
 *   <li>{@link Rejects#describe describe}
 *   <li>{@link Rejects#log log}
 *   <li>{@link Rejects#store store}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>parse &#8594; halve &#8594; digits
 *   <li>split &#8594; describe &#8594; log
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class RejectsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public RejectsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param rejected where results go; closed when its senders have ended normally
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<String> lines, SendChannel<Failed<?>> rejected) throws
      InterruptedException {
    Ports ports = new Ports().input(lines).output(rejected);
    try (Group group = ports.open("Rejects", this::topology)) {
      wire(group, lines, rejected);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @param rejected where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<String> lines, SendChannel<Failed<?>> rejected) {
    return PipelineRun.start(topology(),
        new Ports().input(lines).output(rejected).endedBy(group -> {
      wire(group, lines, rejected);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Rejects")
        .stage("parse").in("lines").out("numbers", "rejected")
        .stage("halve").in("numbers").out("halves", "rejected")
        .stage("digits").in("halves").out("digits", "rejected")
        .stage("text").in("digits").out("texts", "odd").workers(4)
        .stage("odd").in("odd")
        .stage("split").in("texts").out("words", "unsplit")
        .stage("describe").in("unsplit").out("unsplitTexts")
        .stage("log").in("unsplitTexts")
        .stage("store").in("words").out("rejected")
        .channel("numbers", "Integer")
        .channel("halves", "Integer")
        .channel("digits", "Integer")
        .channel("texts", "String")
        .channel("odd", "Failed<Integer>")
        .channel("words", "String").capacity(10)
        .channel("unsplit", "Failed<String>")
        .channel("unsplitTexts", "String")
        .input("lines", "String")
        .output("rejected", "Failed<?>")
        .build();
  }

  private void wire(Group group, ReceiveChannel<String> lines, SendChannel<Failed<?>> rejected)
      throws InterruptedException {
    Channel<Integer> digits = group.channel("digits");
    Channel<String> texts = group.channel("texts");
    Channel<Failed<Integer>> odd = group.channel("odd");
    Channel<String> words = group.channel("words", 10);
    WaitGroup sendersOfRejected = new WaitGroup();
    sendersOfRejected.add(2);
    group.go("parse \u2192 halve \u2192 digits", () -> {
      Tally numbersTally = Tally.of(group, "numbers");
      SendChannel<Failed<?>> toRejected = Tally.sends(group, "rejected from parse", rejected);
      Tally halvesTally = Tally.of(group, "halves");
      SendChannel<Failed<?>> toRejected2 = Tally.sends(group, "rejected from halve", rejected);
      SendChannel<Failed<?>> toRejected3 = Tally.sends(group, "rejected from digits", rejected);
      for (String line : lines) {
        int number;
        try {
          number = Rejects.parse(line);
        } catch (Exception e) {
          Rejection.send(toRejected, line, e);
          continue;
        }
        int v = numbersTally.pass(number);
        Optional<Integer> maybe;
        try {
          maybe = Rejects.halve(v);
        } catch (Exception e2) {
          Rejection.send(toRejected2, v, e2);
          continue;
        }
        if (maybe.isPresent()) {
          int half = halvesTally.pass(maybe.get());
          try (var elements = AttemptedElements.ofStream(() -> Rejects.digits(half),
              e3 -> Rejection.send(toRejected3, half, e3))) {
            for (int v2 : elements) {
              digits.send(v2);
            }
          }
        }
      }
    }, lines::abandon, digits::close, sendersOfRejected::done);
    WaitGroup textWorkers = new WaitGroup();
    OrderedWorkers<Integer, String> textInOrder = new OrderedWorkers<>(digits, texts, 8);
    for (int i = 1; i <= 4; i++) {
      textWorkers.add(1);
      group.go("text-" + i, () -> textInOrder.work((digit, results) -> {
        String result;
        try {
          result = Rejects.text(digit);
        } catch (Exception e) {
          Rejection.send(odd, digit, e);
          return;
        }
        results.send(result);
      }), textWorkers::done);
    }
    group.go("closer of texts and odd", () -> {
      textWorkers.await();
      digits.abandon();
      texts.close();
      odd.close();
    });
    group.go("odd", () -> {
      for (Failed<Integer> v : odd) {
        Rejects.odd(v);
      }
    }, odd::abandon);
    group.go("split \u2192 describe \u2192 log", () -> {
      Tally unsplitTally = Tally.of(group, "unsplit");
      Tally unsplitTextsTally = Tally.of(group, "unsplitTexts");
      for (String text : texts) {
        try {
          Rejects.split(text, words);
        } catch (Exception e) {
          String v = Rejects.describe(unsplitTally.pass(Rejection.of(text, e)));
          Rejects.log(unsplitTextsTally.pass(v));
        }
      }
    }, texts::abandon, words::close);
    group.go("store", () -> {
      SendChannel<Failed<?>> toRejected = Tally.sends(group, "rejected from store", rejected);
      for (List<String> batch : Batches.of(words, 10)) {
        try {
          Rejects.store(batch);
        } catch (Exception e) {
          Rejection.send(toRejected, batch, e);
        }
      }
    }, words::abandon, sendersOfRejected::done);
    group.go("closer of rejected", () -> {
      sendersOfRejected.await();
      rejected.close();
    });
    group.join();
  }
}
