package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Broadcaster;
import dev.sluice.generated.SourceLoop;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Throwing}.
 *
 * <pre>{@code
 * source --numbers--> filter --e--> doubler --doubled--> emit x2 --texts--> parsing --parsed--> sum
 * parsing --parsed--> other
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Throwing#source source}
 *   <li>{@link Throwing#filter filter}
 *   <li>{@link Throwing#emit emit}
 *   <li>{@link Throwing#sum sum}
 *   <li>{@link Throwing#other other}
 *   <li>{@link Throwing.Doubler#doubler doubler}
 *   <li>{@link Throwing.Parsing#parse parsing}
 * </ul>
 *
 * <p>Run in one goroutine, without a channel between them:
 *
 * <ul>
 *   <li>source &#8594; filter &#8594; doubler
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ThrowingPipeline {
  private final Throwing.Doubler doubler;

  private final Throwing.Parsing parsing;

  /**
   * A pipeline of these objects. Every run calls the same ones: what they keep in fields stays
   * from run to run, and runs at the same time share it.
   *
   * @param doubler the object whose methods are stages
   * @param parsing the object whose methods are stages
   */
  public ThrowingPipeline(Throwing.Doubler doubler, Throwing.Parsing parsing) {
    this.doubler = Objects.requireNonNull(doubler, "doubler");
    this.parsing = Objects.requireNonNull(parsing, "parsing");
  }

  /**
   * A pipeline that makes its stages itself, as far as it can, once for all its runs.
   */
  public ThrowingPipeline() {
    this(new Throwing.Doubler(), new Throwing.Parsing());
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @return what stage 'sum' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public int run() throws InterruptedException {
    try (Group group = PipelineRun.open("Throwing", this::topology)) {
      return wire(group);
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @return the running pipeline
   */
  public PipelineRun<Integer> start() {
    return PipelineRun.start(topology(), this::wire);
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Throwing")
        .stage("source").out("numbers")
        .stage("filter").in("numbers").out("e")
        .stage("emit").in("doubled").out("texts").workers(2)
        .stage("sum").in("parsed")
        .stage("other").in("parsed")
        .stage("doubler").in("e").out("doubled")
        .stage("parsing").in("texts").out("parsed")
        .channel("doubled", "Integer").capacity(4)
        .channel("numbers", "Integer")
        .channel("e", "Integer")
        .channel("texts", "String")
        .channel("parsed", "Integer").broadcast()
        .build();
  }

  private int wire(Group group) throws InterruptedException {
    Channel<Integer> doubled = group.channel("doubled", 4);
    Channel<String> texts = group.channel("texts");
    Channel<Integer> parsed = group.channel("parsed");
    Channel<Integer> parsedToSum = group.channel("parsed to sum");
    Channel<Integer> parsedToOther = group.channel("parsed to other");
    group.go("broadcast of parsed",
        () -> Broadcaster.copy(parsed, List.of(parsedToSum, parsedToOther)), parsed::abandon,
        parsedToSum::close, parsedToOther::close);
    group.go("source \u2192 filter \u2192 doubler", () -> {
      Tally numbersTally = Tally.of(group, "numbers");
      Tally eTally = Tally.of(group, "e");
      try (IntStream stream = callSource()) {
        SourceLoop loop = Sources.loop(group);
        for (var iterator = stream.iterator(); loop.goesOn() && iterator.hasNext(); ) {
          int number = iterator.nextInt();
          Optional<Integer> maybe = callFilter(numbersTally.pass(number));
          if (maybe.isPresent()) {
            doubled.send(callDoubler(eTally.pass(maybe.get())));
          }
        }
      }
    }, doubled::close);
    WaitGroup workers = new WaitGroup();
    for (int i = 1; i <= 2; i++) {
      workers.add(1);
      group.go("emit-" + i, () -> {
        for (int e : doubled) {
          callEmit(e, texts);
        }
      }, workers::done);
    }
    group.go("closer of texts", () -> {
      workers.await();
      doubled.abandon();
      texts.close();
    });
    Future<Integer> sum = group.call("sum", () -> callSum(parsedToSum), parsedToSum::abandon);
    group.go("other", () -> Throwing.other(parsedToOther), parsedToOther::abandon);
    group.go("parsing", () -> callParsing(texts, parsed), texts::abandon, parsed::close);
    group.join();
    return sum.resultNow();
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private static IntStream callSource() throws Exception {
    try {
      return Throwing.source();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private static Optional<Integer> callFilter(int numbers) throws Exception {
    try {
      return Throwing.filter(numbers);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private static void callEmit(int doubled, SendChannel<String> texts) throws Exception {
    try {
      Throwing.emit(doubled, texts);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private static int callSum(ReceiveChannel<Integer> parsed) throws Exception {
    try {
      return Throwing.sum(parsed);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private int callDoubler(int e) throws Exception {
    try {
      return doubler.doubler(e);
    } catch (Exception | Error e2) {
      throw e2;
    } catch (Throwable e2) {
      throw new UndeclaredThrowableException(e2);
    }
  }

  /**
   * The stage declares more than a goroutine may throw.
   */
  private void callParsing(ReceiveChannel<String> texts, SendChannel<Integer> parsed) throws
      Exception {
    try {
      parsing.parse(texts, parsed);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }
}
