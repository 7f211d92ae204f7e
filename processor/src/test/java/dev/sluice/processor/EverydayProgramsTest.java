package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Correct programs around {@code by}, {@code failed}, batches, given numbers and threads. */
class EverydayProgramsTest {
  @TempDir Path directory;

  private static final String SOURCE =
      "@Stage(out = \"in\") static Stream<Order> read() { return Stream.of(); }\n";
  private static final String ORDER = "record Order(String customer, int amount) {}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // By: every kind of property, of every kind of type.
        """
        @Stage(in = "in", by = "customer", workers = 2) static void use(Order order) {}
        """,
        """
        @Stage(in = "in", by = "hashCode", workers = 2) static void use(Order order) {}
        """,
        """
        interface Named { String name(); }
        record Person(String name) implements Named {}
        @Stage(in = "in", out = "people") static Named name(Order order) { return new Person(""); }
        @Stage(in = "people", by = "name", workers = Stage.PROCESSORS) static void use(Named n) {}
        """,
        """
        class Base { protected int key; }
        class Event extends Base {}
        @Stage(in = "in", out = "events") static Event event(Order order) { return new Event(); }
        @Stage(in = "events", by = "key", workers = Stage.GIVEN) static void use(Event event) {}
        """,
        """
        @Stage(in = "in", out = "entries") static Map.Entry<String, Order> entry(Order order) {
          return Map.entry(order.customer(), order);
        }
        @Stage(in = "entries", by = "getKey", workers = 3)
        static void use(Map.Entry<String, Order> entry) {}
        """,
        """
        enum Color { RED, GREEN }
        @Stage(in = "in", out = "colors") static Color color(Order order) { return Color.RED; }
        @Stage(in = "colors", by = "ordinal", workers = 2) static void use(Color color) {}
        """,
        """
        record Box<T>(T content) {}
        @Stage(in = "in", out = "boxes") static Box<Order> box(Order order) {
          return new Box<>(order);
        }
        @Stage(in = "boxes", by = "content", workers = 2) static void use(Box<Order> box) {}
        """,
        """
        class Old { @Deprecated int key; }
        @Stage(in = "in", out = "old") static Old old(Order order) { return new Old(); }
        @Stage(in = "old", by = "key", workers = 2) static void use(Old old) {}
        """,
        """
        class Slow { String key() throws Exception { return ""; } static String key = ""; }
        @Stage(in = "in", out = "slow") static Slow slow(Order order) { return new Slow(); }
        @Stage(in = "slow", by = "key", workers = 2) static void use(Slow slow) {}
        """,
        """
        @Stage(in = "in", out = {"left", "right"}, by = "amount", workers = 4, failed = "failed")
        static void split(Order order, SendChannel<Order> left, SendChannel<Order> right)
            throws InterruptedException { left.send(order); right.send(order); }
        @Stage(in = "left") static void left(Order order) {}
        @Stage(in = "right") static void right(Order order) {}
        @Stage(in = "failed") static void failed(Failed<Order> failed) {}
        """,
        """
        @Broadcast Channel<Order> all();
        @Stage(in = "in", out = "all") static Order all(Order order) { return order; }
        @Stage(in = "all", by = "customer", workers = 2) static void one(Order order) {}
        @Stage(in = "all", by = "amount", workers = 3)
        @Batch(max = 10) static void two(List<Order> orders) {}
        """,
        // Failed: every shape, several stages into one channel, every end of the channel.
        """
        Channel<Failed<?>> failures();
        @Stage(in = "in", out = "sizes", failed = "failures")
        static int size(Order order) throws java.io.IOException { return 0; }
        @Stage(in = "sizes", out = "odd", failed = "failures")
        static OptionalInt odd(int size) { return OptionalInt.empty(); }
        @Stage(in = "odd", failed = "failures") static void use(int odd) throws Throwable {}
        @Stage(in = "failures") static void failures(Failed<?> failure) {}
        """,
        """
        SendChannel<Failed<Order>> failures();
        @Stage(in = "in", out = "parts", failed = "failures", async = true)
        static Iterable<String> parts(Order order) { return List.of(); }
        @Stage(in = "parts") static void use(String part) {}
        """,
        """
        @Broadcast Channel<Failed<Order>> failures();
        @Stage(in = "in", failed = "failures", workers = 4) static void use(Order order) {}
        @Stage(in = "failures") static void count(Failed<Order> failure) {}
        @Stage(in = "failures", workers = 2) static void log(Failed<Order> failure) {}
        """,
        """
        @Stage(in = "in", failed = "first") static void use(Order order) {}
        @Stage(in = "first", failed = "second") static void retry(Failed<Order> failure) {}
        @Stage(in = "second") static void log(Failed<Failed<Order>> failure) {}
        """,
        """
        @Stage(in = "in", out = "work", failed = "in2")
        static Order use(Order order) { return order; }
        @Stage(in = "in2") @Batch(max = 5, millis = 1000)
        static void failures(List<Failed<Order>> failures) {}
        @Stage(in = "work") static void work(ReceiveChannel<Order> work) {}
        """,
        // Batches: of what fits, in every shape.
        """
        @Stage(in = "in") @Batch(max = 1, millis = 0) static void use(List<? extends Object> orders) {}
        """,
        """
        @Stage(in = "in", out = "ids") static int id(Order order) { return 1; }
        @Stage(in = "ids", out = "sums", workers = 4, ordered = true)
        @Batch(max = 3, millis = 3_000_000_000L)
        static Optional<Long> sum(List<Integer> ids) { return Optional.empty(); }
        @Stage(in = "sums") static void print(long sum) {}
        """,
        """
        @Shared Channel<Order> shared();
        @Stage(in = "in", out = "shared") static Order share(Order order) { return order; }
        @Stage(in = "shared", failed = "bad") @Batch(max = Batch.GIVEN)
        static void one(List<Order> orders) {}
        @Stage(in = "shared", workers = 2) static void two(Order order) {}
        @Stage(in = "bad") static void bad(Failed<List<Order>> failed) {}
        """,
        """
        @Stage(in = "in", out = {"left", "right"}, workers = 2, ordered = true) @Batch(max = 9)
        static void split(List<Order> orders, SendChannel<Order> left, SendChannel<Integer> right)
            throws InterruptedException { right.send(orders.size()); }
        @Stage(in = "left") static void left(Order order) {}
        @Stage(in = "right") static void right(int size) {}
        """,
        // Threads and numbers.
        """
        @Capacity(Capacity.GIVEN) Channel<Order> next();
        @Stage(in = "in", out = "next", platform = true) static Order pass(Order order) {
          return order;
        }
        @Stage(platform = true) static int result(ReceiveChannel<Order> next) { return 0; }
        @Stage(out = "ticks", platform = true) static IntStream ticks() { return IntStream.of(1); }
        @Stage(in = "ticks", workers = 3, platform = true) static void tick(int tick) {}
        @Stage(in = "ticks2", workers = Stage.PROCESSORS, platform = true)
        static void goroutine(ReceiveChannel<Order> in) {}
        @Stage(out = "ticks2", workers = Stage.GIVEN) static void send(SendChannel<Order> out) {}
        """,
        // Names that the generated code would choose.
        """
        class Rejection {}
        class Batches {}
        class KeyedQueues {}
        class Given {}
        class Duration {}
        class Overflow {}
        @Stage(in = "in", out = "queue", by = "customer", workers = Stage.GIVEN, failed = "e")
        static Order queue(Order queue) { return queue; }
        @Stage(in = "queue", out = "batch", workers = 2) @Batch(max = Batch.GIVEN, millis = 5)
        static Order batch(List<Order> batch) { return batch.getFirst(); }
        @Stage(in = "batch", out = "result", workers = Stage.PROCESSORS, ordered = true)
        static Order processors(Order processors) { return processors; }
        @Stage(in = "result", out = "worker", failed = "e")
        static Order worker(Order e) { return e; }
        @Stage(in = "worker") static void queueWorkers(Order queueWorkers) {}
        @Stage(in = "e") static void failed(Failed<Order> e) {}
        """
      })
  void compilesWithoutAWord(String stages) {
    // What falls apart is not what this is about.
    String text =
        "@SuppressWarnings(\"sluice:Disconnected\") @Pipeline interface P {\n"
            + ORDER
            + SOURCE
            + stages
            + "}\n";
    assertCompiles(directory, List.of(source("P", text)));
  }

  /** Channel methods and stages in the order of the source; then what the annotation names. */
  @Test
  void numbersAreGivenInTheOrderOfTheSource() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = P.Last.class) interface P {
                  @Stage(out = "a") static Stream<String> read() { return Stream.of(); }
                  @Stage(in = "a", out = "b", workers = Stage.GIVEN)
                  static String first(String s) { return s; }
                  @Capacity(Capacity.GIVEN) Channel<String> a();
                  @Stage(in = "b", out = "c", workers = Stage.GIVEN) @Batch(max = Batch.GIVEN)
                  @Capacity(Capacity.GIVEN) static int second(List<String> s) { return 0; }
                  @Stage(in = "c", out = "last", workers = Stage.GIVEN)
                  class Last { public int last(int number) { return number; } }
                  @Stage(in = "last") static void end(
                      @Capacity(Capacity.GIVEN) ReceiveChannel<Integer> last) {}
                }
                """));
    assertCompiles(directory, sources);
    String text = compile(Tool.JAVAC, directory, sources).generated().get("PPipeline.java");
    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "public PPipeline(int firstWorkers, int aCapacity, int secondWorkers, int secondMax,"
                + " int cCapacity, int lastCapacity, int lastWorkers)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        @Pipeline class P {
          @Stage(out = "in") Stream<String> read() { return Stream.of(); }
          @Stage(in = "in", out = "out", workers = Stage.GIVEN, by = "length", failed = "bad")
          @Capacity(Capacity.GIVEN) int parse(String line) { return 0; }
          @Stage(in = "out", failed = "bad2") @Batch(max = 2) void use(List<Integer> numbers) {}
          @Stage void bad(@Capacity(Capacity.GIVEN) ReceiveChannel<Failed<String>> bad) {}
          @Stage void bad2(ReceiveChannel<Failed<List<Integer>>> bad2) {}
        }
        class Main { Object p = new PPipeline(new P(), 1, 2, 3); }
        """,
        """
        class Main {
          @Stage(
              in = "texts", workers = Stage.GIVEN, by = "length", platform = true, failed = "bad")
          @Batch(max = Batch.GIVEN)
          public static class Store { public void store(List<String> texts) {} }
          interface Base {
            @Stage(out = "texts", failed = "") static Stream<String> texts() {
              return Stream.of();
            }
          }
          @Pipeline(stages = Store.class) interface P extends Base {
            @Stage(in = "bad") static void bad(Failed<List<String>> bad) {}
          }
          Object one = new Main_PPipeline(2, 100);
          Object two = new Main_PPipeline(new Store(), 2, 100);
        }
        """,
        """
        class Main {
          @Pipeline @Stage(in = "numbers", out = "doubled", name = "inner") interface Twice {
            ReceiveChannel<Integer> in();
            @Capacity(Capacity.GIVEN) Channel<Integer> waiting();
            SendChannel<Integer> out();
            @Stage(in = "in", out = "waiting", workers = Stage.GIVEN)
            static int twice(int n) { return n; }
            @Stage(in = "waiting", out = "out") static int pass(int n) { return n; }
          }
          @Pipeline(stages = Twice.class) interface P {
            @Stage(out = "numbers") static IntStream numbers() { return IntStream.of(1); }
            @Stage(in = "doubled", workers = Stage.GIVEN) static void use(int n) {}
          }
          Object one = new Main_PPipeline(new Main_TwicePipeline(1, 2), 3);
          Object two = new Main_PPipeline(3, 1, 2);
        }
        """,
        """
        @SelectCases(inOrder = true) interface Cases {
          ReceiveChannel<Void> stop();
          SendChannel<String> poll();
          ReceiveChannel<Integer> timeout();
        }
        class Main {
          static boolean stopped(CasesSelect select) throws InterruptedException {
            CasesSelect.Case chosen = select.poll(java.time.Duration.ofSeconds(1));
            return switch (chosen) {
              case null -> false;
              case CasesSelect.Stop stop -> true;
              case CasesSelect.Poll poll -> false;
              case CasesSelect.Timeout timeout -> timeout.ok();
            };
          }
        }
        """
      })
  void wholeProgramsCompile(String text) {
    List<Source> sources = new ArrayList<>();
    sources.add(source(text.startsWith("class Main") ? "Main" : "P", text));
    assertCompiles(directory, sources);
  }
}
