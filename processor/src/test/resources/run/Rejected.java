// => [1, 3, 5] x:NumberFormatException y:NumberFormatException | [0, 2, 4] [1, 3, 5] | [2, 1] [3, 4]:IllegalStateException | [a, b] e2:IllegalStateException | boom | [1, 3] 2
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.stream.*;

/** Stages that fail for some elements go on with the next one. */
class Rejected {
  @Pipeline
  interface Parsing {
    @Stage(out = "lines")
    static Stream<String> lines() {
      return Stream.of("1", "x", "3", "y", "5");
    }

    @Stage(in = "lines", out = "numbers", failed = "rejected")
    static int parse(String line) {
      return Integer.parseInt(line);
    }

    @Stage(in = "rejected", out = "reports")
    static String report(Failed<String> failed) {
      return failed.value() + ":" + failed.cause().getClass().getSimpleName();
    }

    @Stage
    static List<Integer> numbers(ReceiveChannel<Integer> numbers) {
      List<Integer> all = new ArrayList<>();
      for (int number : numbers) all.add(number);
      return all;
    }

    @Stage
    static String reports(ReceiveChannel<String> reports) {
      StringJoiner all = new StringJoiner(" ");
      for (String report : reports) all.add(report);
      return all.toString();
    }
  }

  /** The order of what succeeds is kept, and every failure arrives. */
  @Pipeline
  interface Ordered {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 6);
    }

    @Stage(in = "numbers", out = "even", workers = 3, ordered = true, failed = "odd")
    static int even(int number) throws Exception {
      if (number % 2 == 1) throw new java.io.IOException("odd");
      return number;
    }

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> even) {
      List<Integer> all = new ArrayList<>();
      for (int number : even) all.add(number);
      return all;
    }

    @Stage
    static List<Integer> failures(ReceiveChannel<Failed<Integer>> odd) {
      List<Integer> all = new ArrayList<>();
      for (var failed : odd) all.add(failed.value());
      Collections.sort(all);
      return all;
    }
  }

  /** What failed is the whole batch. */
  @Pipeline
  interface Batches {
    ReceiveChannel<Integer> in();

    @Stage(in = "in", out = "sizes", failed = "lost")
    @Batch(max = 2, millis = 60_000)
    static int store(List<Integer> batch) {
      if (batch.contains(3)) throw new IllegalStateException("3");
      return batch.size();
    }

    @Stage
    static List<Integer> sizes(ReceiveChannel<Integer> sizes) {
      List<Integer> all = new ArrayList<>();
      for (int size : sizes) all.add(size);
      return all;
    }

    @Stage
    static String lost(ReceiveChannel<Failed<List<Integer>>> lost) {
      StringJoiner all = new StringJoiner(" ");
      for (var failed : lost) all.add(failed.value() + ":" + failed.cause().getClass().getSimpleName());
      return all.toString();
    }
  }

  /** Iterating what was returned is the stage's own; what was sent before stays sent. */
  @Pipeline
  interface Expanding {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.of(1, 2);
    }

    @Stage(in = "numbers", out = "letters", failed = "rejected")
    static Stream<String> letters(int number) {
      return number == 1
          ? Stream.of("a", "b")
          : IntStream.range(0, 2).mapToObj(
              i -> {
                throw new IllegalStateException("2");
              });
    }

    @Stage
    static List<String> collect(ReceiveChannel<String> letters) {
      List<String> all = new ArrayList<>();
      for (String letter : letters) all.add(letter);
      return all;
    }

    @Stage(in = "rejected", out = "reports")
    static String describe(Failed<Integer> failed) {
      return "e" + failed.value() + ":" + failed.cause().getClass().getSimpleName();
    }

    @Stage
    static String reports(ReceiveChannel<String> reports) throws InterruptedException {
      String first = reports.receive();
      return first == null ? "none" : first;
    }
  }

  /** What a fused neighbour throws is no failure of the stage. */
  @Pipeline
  interface Neighbour {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 3);
    }

    @Stage(in = "numbers", out = "more", failed = "rejected")
    static void emit(int number, SendChannel<Integer> more) throws InterruptedException {
      more.send(number);
    }

    @Stage(in = "more")
    static void fails(int number) {
      throw new IllegalArgumentException("boom");
    }

    @Stage(in = "rejected")
    static void never(Failed<Integer> failed) {
      throw new AssertionError(failed);
    }
  }

  /** Nobody wants the failures any more, and the stage goes on. */
  @Pipeline
  interface Unwanted {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.of(0, 1, 0, 0, 0, 3, 0);
    }

    @Stage(in = "numbers", out = "good", failed = "bad")
    static int check(int number) {
      if (number == 0) throw new IllegalStateException("0");
      return number;
    }

    @Stage
    static List<Integer> collect(ReceiveChannel<Integer> good) {
      List<Integer> all = new ArrayList<>();
      for (int number : good) all.add(number);
      return all;
    }

    @Stage
    static int two(ReceiveChannel<Failed<Integer>> bad) throws InterruptedException {
      return (bad.receiveOk().ok() ? 1 : 0) + (bad.receiveOk().ok() ? 1 : 0);
    }
  }

  static Object test() throws Exception {
    var parsing = new Rejected_ParsingPipeline().run();
    var ordered = new Rejected_OrderedPipeline().run();
    Channel<Integer> in = Channel.make(8);
    for (int i : new int[] {1, 2, 3}) in.send(i);
    in.send(4);
    in.send(5);
    in.close();
    var batches = new Rejected_BatchesPipeline().run(in);
    var expanding = new Rejected_ExpandingPipeline().run();
    String neighbour;
    try {
      new Rejected_NeighbourPipeline().run();
      neighbour = "none";
    } catch (GoroutineFailedException e) {
      neighbour = e.getCause().getMessage();
    }
    var unwanted = new Rejected_UnwantedPipeline().run();
    return parsing.numbers() + " " + parsing.reports() + " | " + ordered.collect() + " "
        + ordered.failures() + " | " + batches.sizes() + " " + batches.lost() + " | "
        + expanding.collect() + " " + expanding.reports() + " | " + neighbour + " | "
        + unwanted.collect() + " " + unwanted.two();
  }
}
