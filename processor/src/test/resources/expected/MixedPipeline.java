package example;

import dev.sluice.Channel;
import dev.sluice.Elements;
import dev.sluice.Group;
import dev.sluice.Outputs;
import dev.sluice.PipelineRun;
import dev.sluice.Ports;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import java.util.List;
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
   * @return what the stages return
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public Map<String, Integer> run(SendChannel<String> logs) throws InterruptedException {
    Ports ports = new Ports().output(logs);
    try (Group group = Group.open("Mixed")) {
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
    return new Topology(
        "Mixed",
        List.<Topology.Stage>of(
            new Topology.Stage("files", List.<String>of(), List.<String>of("texts"), 1),
            new Topology.Stage("lines", List.<String>of("texts"), List.<String>of("lines"), 1),
            new Topology.Stage("trim", List.<String>of("lines"), List.<String>of("trimmed"), 1),
            new Topology.Stage("nonEmpty", List.<String>of("trimmed"), List.<String>of("full"), 1),
            new Topology.Stage("split", List.<String>of("full"), List.<String>of("words", "oddities"), 1),
            new Topology.Stage("length", List.<String>of("oddities"), List.<String>of("lengths"), 1),
            new Topology.Stage("widen", List.<String>of("lengths"), List.<String>of("bounded"), 1),
            new Topology.Stage("log", List.<String>of("bounded"), List.<String>of("logs"), 1),
            new Topology.Stage("upper", List.<String>of("words"), List.<String>of("upper"), 4),
            new Topology.Stage("count", List.<String>of("upper"), List.<String>of(), 1)),
        List.<Topology.Channel>of(
            new Topology.Channel("texts", "String", 0),
            new Topology.Channel("lines", "String", 0),
            new Topology.Channel("trimmed", "String", 0),
            new Topology.Channel("full", "String", 0),
            new Topology.Channel("words", "Mixed.Word", 0),
            new Topology.Channel("oddities", "String", 0),
            new Topology.Channel("lengths", "Integer", 0),
            new Topology.Channel("bounded", "Long", 8),
            new Topology.Channel("upper", "String", 0)),
        List.<Topology.Port>of(
            new Topology.Port("logs", "String", false)));
  }

  private Map<String, Integer> wire(Group group, SendChannel<String> logs) throws
      InterruptedException {
    Channel<Mixed.Word> words = group.channel("words", 0);
    Channel<Long> bounded = group.channel("bounded", 8);
    Channel<String> upper = group.channel("upper", 0);
    group.go("files \u2192 lines \u2192 trim \u2192 nonEmpty \u2192 split \u2192 length \u2192 widen", () -> {
      Outputs outputs = new Outputs();
      SendChannel<Mixed.Word> toWords = outputs.add(words);
      SendChannel<String> oddities = outputs.add(group.into(odd -> {
        OptionalInt maybe = Mixed.length(odd);
        if (maybe.isPresent()) {
          bounded.send(Mixed.widen(maybe.getAsInt()));
        }
      }), bounded);
      try (var elements = Elements.of(Mixed.files())) {
        for (String text : elements) {
          try (Stream<String> stream = Mixed.lines(text)) {
            for (var iterator = stream.iterator(); iterator.hasNext(); ) {
              if (Thread.interrupted()) {
                throw new InterruptedException();
              }
              String line = iterator.next();
              Optional<String> maybe2 = Mixed.nonEmpty(Mixed.trim(line));
              if (maybe2.isPresent()) {
                mixed.split(maybe2.get(), toWords, oddities);
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
