package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Elements;
import dev.sluice.generated.Next;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Backwards}.
 *
 * <pre>{@code
 * read --lines--> trim --trimmed--> filter --words--> total
 * counter --naturals--> square --squares--> total
 * names --names--> total
 * numbers --numbers--> total
 * texts --texts--> split --parts--> total
 * ticks --ticks--> total
 * events --events--> total
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Backwards#read read}
 *   <li>{@link Backwards#trim trim}
 *   <li>{@link Backwards#filter filter}
 *   <li>{@link Backwards#counter counter}
 *   <li>{@link Backwards#square square}
 *   <li>{@link Backwards#names names}
 *   <li>{@link Backwards#numbers numbers}
 *   <li>{@link Backwards#texts texts}
 *   <li>{@link Backwards#split split}
 *   <li>{@link Backwards#ticks ticks}
 *   <li>{@link Backwards#events events}
 *   <li>{@link Backwards#total total}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>read &#8594; trim &#8594; filter
 *   <li>counter &#8594; square
 *   <li>texts &#8594; split
 * </ul>
 *
 * <p>Run by the goroutine that receives, while that is cheaper:
 *
 * <ul>
 *   <li>read &#8594; trim &#8594; filter, by total
 *   <li>counter &#8594; square, by total
 *   <li>names, by total
 *   <li>numbers, by total
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class BackwardsPipeline {
  private final Backwards backwards;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param backwards the object whose methods are stages
   */
  public BackwardsPipeline(Backwards backwards) {
    this.backwards = Objects.requireNonNull(backwards, "backwards");
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @return what stage 'total' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public long run() throws InterruptedException {
    try (Group group = PipelineRun.open("Backwards", this::topology)) {
      return wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Long> start() {
    return PipelineRun.start(topology(), this::wire);
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Backwards")
        .stage("read").out("lines")
        .stage("trim").in("lines").out("trimmed")
        .stage("filter").in("trimmed").out("words")
        .stage("counter").out("naturals")
        .stage("square").in("naturals").out("squares")
        .stage("names").out("names")
        .stage("numbers").out("numbers")
        .stage("texts").out("texts")
        .stage("split").in("texts").out("parts")
        .stage("ticks").out("ticks")
        .stage("events").out("events")
        .stage("total").in("words", "squares", "names", "numbers", "parts", "ticks", "events")
        .channel("lines", "String")
        .channel("trimmed", "String")
        .channel("words", "String")
        .channel("naturals", "Integer")
        .channel("squares", "Integer")
        .channel("names", "String")
        .channel("numbers", "Integer")
        .channel("texts", "String")
        .channel("parts", "String")
        .channel("ticks", "Integer").capacity(8)
        .channel("events", "Integer")
        .build();
  }

  private long wire(Group group) throws InterruptedException {
    Channel<String> words = Sources.channel(group, "words");
    Channel<Integer> squares = Sources.channel(group, "squares");
    Channel<String> names = Sources.channel(group, "names");
    Channel<Integer> numbers = Sources.channel(group, "numbers");
    Channel<String> parts = group.channel("parts");
    Channel<Integer> ticks = group.channel("ticks", 8);
    Channel<Integer> events = group.channel("events");
    group.go("read \u2192 trim \u2192 filter", () -> {
      Tally linesTally = Tally.of(group, "lines");
      Tally trimmedTally = Tally.of(group, "trimmed");
      Sources.run(group, Elements.ofStream(backwards.read()), words,
          (String line, Next<String> toWords) -> {
        String v = Backwards.trim(linesTally.pass(line));
        Optional<String> maybe = Backwards.filter(trimmedTally.pass(v));
        if (maybe.isPresent()) {
          toWords.send(maybe.get());
        }
      });
    }, words::close);
    group.go("counter \u2192 square", () -> {
      Tally naturalsTally = Tally.of(group, "naturals");
      Sources.run(group, Elements.ofStream(Backwards.counter()), squares,
          (Integer boxed, Next<Integer> toSquares) -> {
        int natural = boxed;
        toSquares.send(Backwards.square(naturalsTally.pass(natural)));
      });
    }, squares::close);
    group.go("names", () -> Sources.run(group, Elements.ofIterator(Backwards.names()), names,
        (String v, Next<String> toNames) -> toNames.send(v)), names::close);
    group.go("numbers", () -> Sources.run(group, Elements.of(Backwards.numbers()), numbers,
        (Integer v, Next<Integer> toNumbers) -> toNumbers.send(v)), numbers::close);
    group.go("texts \u2192 split", () -> {
      Tally textsTally = Tally.of(group, "texts");
      try (var elements2 = Sources.of(group, Backwards.texts())) {
        for (String text : elements2) {
          try (var elements = Elements.of(Backwards.split(textsTally.pass(text)))) {
            for (String v : elements) {
              parts.send(v);
            }
          }
        }
      }
    }, parts::close);
    group.go("ticks", () -> {
      try (var elements = Sources.of(group, Backwards.ticks())) {
        for (Integer v : elements) {
          ticks.send(v);
        }
      }
    }, ticks::close);
    group.go("events", () -> {
      try (var elements = Sources.of(group, Backwards.events())) {
        for (Integer v : elements) {
          events.send(v);
        }
      }
    }, events::close);
    Future<Long> total = group.call("total", () -> Backwards.total(words, squares, names, numbers,
        parts, ticks, events), words::abandon, squares::abandon, names::abandon, numbers::abandon,
        parts::abandon, ticks::abandon, events::abandon);
    group.join();
    return total.resultNow();
  }
}
