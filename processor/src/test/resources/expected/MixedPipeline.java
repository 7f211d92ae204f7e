package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Mixed}.
 *
 * <pre>{@code
 * files --texts--> lines --lines--> trim --trimmed--> nonEmpty --full--> split --words--> upper x4
 * split --oddities--> length --lengths--> widen --bounded--> log --> (logs)
 * upper x4 --upper--> count
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Mixed#files files}
 *   <li>{@link Mixed#lines lines}
 *   <li>{@link Mixed#trim trim}
 *   <li>{@link Mixed#nonEmpty nonEmpty}
 *   <li>{@link Mixed#split split}
 *   <li>{@link Mixed#length length}
 *   <li>{@link Mixed#widen widen}
 *   <li>{@link Mixed#log log}
 *   <li>{@link Mixed#upper upper}
 *   <li>{@link Mixed#count count}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>files &#8594; lines &#8594; trim &#8594; nonEmpty &#8594; split &#8594; length &#8594; widen
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class MixedPipeline {
  private final Mixed mixed;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param mixed the object whose methods are stages
   */
  public MixedPipeline(Mixed mixed) {
    this.mixed = Objects.requireNonNull(mixed, "mixed");
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param logs where results go; closed when its senders have ended normally
   * @return what stage 'count' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Map<String, Integer> run(SendChannel<String> logs) throws InterruptedException {
    Ports ports = new Ports().output(logs);
    try (Group group = ports.open("Mixed", this::topology)) {
      return wire(group, logs);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param logs where results go; closed when its senders have ended normally
   * @return the running pipeline
   */
  public PipelineRun<Map<String, Integer>> start(SendChannel<String> logs) {
    return PipelineRun.start(topology(),
        new Ports().output(logs).endedBy(group -> wire(group, logs)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Mixed")
        .stage("files").out("texts")
        .stage("lines").in("texts").out("lines")
        .stage("trim").in("lines").out("trimmed")
        .stage("nonEmpty").in("trimmed").out("full")
        .stage("split").in("full").out("words", "oddities")
        .stage("length").in("oddities").out("lengths")
        .stage("widen").in("lengths").out("bounded")
        .stage("log").in("bounded").out("logs")
        .stage("upper").in("words").out("upper").workers(4)
        .stage("count").in("upper")
        .channel("texts", "String")
        .channel("lines", "String")
        .channel("trimmed", "String")
        .channel("full", "String")
        .channel("words", "Mixed.Word")
        .channel("oddities", "String")
        .channel("lengths", "Integer")
        .channel("bounded", "Long").capacity(8)
        .channel("upper", "String")
        .output("logs", "String")
        .build();
  }

  private Map<String, Integer> wire(Group group, SendChannel<String> logs) throws
      InterruptedException {
    Channel<Mixed.Word> words = group.channel("words");
    Channel<Long> bounded = group.channel("bounded", 8);
    Channel<String> upper = group.channel("upper");
    group.go("files \u2192 lines \u2192 trim \u2192 nonEmpty \u2192 split \u2192 length \u2192 widen", () -> {
      Tally textsTally = Tally.of(group, "texts");
      Tally linesTally = Tally.of(group, "lines");
      Tally trimmedTally = Tally.of(group, "trimmed");
      Tally fullTally = Tally.of(group, "full");
      Tally odditiesTally = Tally.of(group, "oddities");
      Tally lengthsTally = Tally.of(group, "lengths");
      Outputs outputs = new Outputs();
      SendChannel<Mixed.Word> toWords = outputs.add(words);
      SendChannel<String> oddities = outputs.add(group.into(odd -> {
        OptionalInt maybe = Mixed.length(odditiesTally.pass(odd));
        if (maybe.isPresent()) {
          bounded.send(Mixed.widen(lengthsTally.pass(maybe.getAsInt())));
        }
      }, bounded), bounded);
      try (var elements = Sources.of(group, Mixed.files())) {
        for (String text : elements) {
          try (Stream<String> stream = Mixed.lines(textsTally.pass(text))) {
            for (var iterator = stream.iterator(); iterator.hasNext(); ) {
              if (Thread.interrupted()) {
                throw new InterruptedException();
              }
              String line = iterator.next();
              String v = Mixed.trim(linesTally.pass(line));
              Optional<String> maybe2 = Mixed.nonEmpty(trimmedTally.pass(v));
              if (maybe2.isPresent()) {
                mixed.split(fullTally.pass(maybe2.get()), toWords, oddities);
              }
            }
          }
        }
      }
    }, words::close, bounded::close);
    group.go("log", () -> {
      for (long v : bounded) {
        Mixed.log(logs, v);
      }
    }, bounded::abandon, logs::close);
    WaitGroup workers = new WaitGroup();
    for (int i = 1; i <= 4; i++) {
      workers.add(1);
      group.go("upper-" + i, () -> {
        for (Mixed.Word word : words) {
          upper.send(Mixed.upper(word));
        }
      }, workers::done);
    }
    group.go("closer of upper", () -> {
      workers.await();
      words.abandon();
      upper.close();
    });
    Future<Map<String, Integer>> count = group.call("count", () -> Mixed.count(upper),
        upper::abandon);
    group.join();
    return count.resultNow();
  }
}
