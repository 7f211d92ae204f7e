package dev.sluice.processor;

import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cannot run on a cluster is refused by both compilers. That correct pipelines are accepted,
 * what is generated and that it runs, is tested where the engine is.
 */
class DistributedTest extends DistributedCases {
  /** A pipeline whose elements of type E go from a stage with workers to one without. */
  private static String carrying(String element, String more) {
    return """
    %2$s
    @Pipeline
    @Distributed
    interface Job {
      @Stage(out = "numbers") static IntStream numbers() { return IntStream.range(0, 3); }
      @Stage(in = "numbers", out = "elements", workers = 2)
      static %1$s element(int number) { return null; }
      @Stage(in = "elements") static void take(%1$s element) {}
    }
    """
        .formatted(element, more);
  }

  @Test
  void theArtifactIsMissing() {
    assertFinds(
        directory,
        List.of(
            source(
                "Job",
                "@Pipeline @Distributed interface Job {"
                    + " @Stage(out = \"n\") static IntStream n() { return IntStream.range(0, 3); }"
                    + " @Stage(in = \"n\") static void take(int n) {} }")),
        "[Sluice/JetMissing] pipeline 'Job' is marked @Distributed, but the artifact 'sluice-jet'"
            + " is not on the class path or module path.");
  }

  @Test
  void theNameIsTaken() {
    assertFinds(
        directory,
        List.of(
            JET, source("JobOnJet", "class JobOnJet {}"), source("Job", carrying("String", ""))),
        "[Sluice/NameClash]");
  }

  @Test
  void aComponentCannotTravel() {
    finds(
        carrying("Order", "record Order(String customer, java.time.Instant placedAt) {}"),
        "[Sluice/NotSerializable] channel 'elements' leads from one member of the cluster to"
            + " another, but its elements cannot be serialized: Order.placedAt is of type Instant."
            + " Use a long of nanoseconds or milliseconds, or let the record implement"
            + " Serializable.");
  }

  @Test
  void aComponentOfAComponentCannotTravel() {
    finds(
        carrying(
            "Outer", "record Inner(UUID id) {} record Outer(List<Inner> inners, int count) {}"),
        "Outer.inners.id is of type UUID.");
  }

  @Test
  void aComponentOfWhatJavaSerializesCannotTravel() {
    finds(
        carrying(
            "Order",
            "final class Plain {}"
                + " record Order(Plain plain, java.time.Instant at) implements java.io.Serializable"
                + " {}"),
        "Order.plain is of type Plain. Let it implement Serializable.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Optional<Integer>",
        "Object",
        "java.time.Duration",
        "java.time.ZonedDateTime",
        "java.math.BigInteger",
        "java.net.URI",
        "java.nio.file.Path",
        "int[][]"
      })
  void aTypeIsNoneOfARecord(String type) {
    finds(carrying("One", "record One(" + type + " part) {}"), "One.part is of type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.Reader",
        "java.nio.file.Path",
        "java.util.regex.Matcher",
        "List<ReceiveChannel<Integer>>",
        "List<? extends java.util.regex.Matcher>"
      })
  void anElementCannotTravel(String type) {
    finds(carrying(type, ""), "[Sluice/NotSerializable]");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatTravelsIsAccepted(Tool tool) {
    String more =
        """
        enum Color { RED }
        record Point(int x, Integer y, long[] more) {}
        sealed interface Shape permits Dot, Line {}
        record Dot(Point at) implements Shape {}
        record Line(Point from, Point to, Color color) implements Shape {}
        record Tree(List<Tree> children, String label) {}
        record Order(java.time.Instant at, UUID id) implements java.io.Serializable {}
        record Chain(Chain next, java.time.Instant at) implements java.io.Serializable {}
        class Open {}
        record Holder(Open open) implements java.io.Serializable {}
        record All(
            Map<String, List<Point>> points, Set<Color> colors, java.math.BigDecimal sum,
            java.time.LocalDate day, java.time.OffsetDateTime at, Shape shape, Tree tree,
            Point[] array, char c, byte[] bytes) {}
        """;
    for (String element :
        List.of(
            "All",
            "Order",
            "Chain",
            "Holder",
            "List<?>",
            "Shape",
            "UUID",
            "String",
            "Integer",
            "List<Point>",
            "byte[]")) {
      accepts(tool, carrying(element, more));
    }
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatTheClusterHasASerializerForIsAccepted(Tool tool) {
    String job =
        carrying("Order", "record Order(java.time.Instant at) {}")
            .replace("@Distributed", "@Distributed(serialized = Order.class)");
    accepts(tool, job);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatStaysWithinAnIslandNeedNotTravel(Tool tool) {
    String job = carrying("java.util.regex.Matcher", "").replace(", workers = 2", "");
    accepts(tool, job);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatASinkTakesNeedNotTravel(Tool tool) {
    String job =
        """
        @Pipeline @Distributed interface Job {
          SendChannel<java.util.regex.Matcher> matchers();
          @Stage(out = "n") static IntStream n() { return IntStream.range(0, 3); }
          @Stage(in = "n", out = "matchers", workers = 4)
          static java.util.regex.Matcher match(int n) { return null; }
        }
        """;
    accepts(tool, job);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void aBroadcastGoesToSeveralMembers(Tool tool) {
    String job =
        """
        @Pipeline @Distributed interface Job {
          @Broadcast Channel<Integer> all();
          @Stage(out = "all") static IntStream n() { return IntStream.range(0, 3); }
          @Stage(in = "all", workers = 4) static void fast(int n) {}
          @Stage(in = "all") static void careful(int n) {}
        }
        """;
    accepts(tool, job);
  }

  @Test
  void aResultCannotTravel() {
    finds(
        "@Pipeline @Distributed interface Job { @Stage(out = \"n\") static IntStream n() { return"
            + " IntStream.range(0, 3); } @Stage(in = \"n\") static java.util.regex.Matcher"
            + " take(ReceiveChannel<Integer> n) { return null; } }",
        "[Sluice/NotSerializable] the result of stage 'take' goes from its member of the cluster to"
            + " the program that submits the job, but it cannot be serialized: Matcher is of type"
            + " Matcher.");
  }

  @Test
  void aCycleLeavesItsIsland() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "work") static Stream<String> seed() { return Stream.of("a"); }
          @Stage(in = "work", out = "work", workers = 4)
          static void crawl(String link, @Feedback SendChannel<String> work) {}
        }
        """,
        "[Sluice/CrossFeedback] channel 'work' closes a cycle that several members of the cluster"
            + " would run: stage 'crawl'");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatComesOutOfACycleMayGoToWorkers(Tool tool) {
    String job =
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "work") static Stream<String> seed() { return Stream.of("a"); }
          @Stage(in = "work", out = "pages") static void visit(String link, SendChannel<String> pages) {}
          @Stage(in = "pages", out = {"work", "results"})
          static void parse(
              String page, @Feedback SendChannel<String> work, SendChannel<String> results) {}
          @Stage(in = "results", workers = 4) static void store(String result) {}
        }
        """;
    accepts(tool, job);
  }

  @Test
  void aStageOfACycleHasWorkers() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "work") static Stream<String> seed() { return Stream.of("a"); }
          @Stage(in = "work", out = "pages") static void visit(String link, SendChannel<String> pages) {}
          @Stage(in = "pages", out = "work", workers = 4)
          static void parse(String page, @Feedback SendChannel<String> work) {}
        }
        """,
        "[Sluice/CrossFeedback]");
  }

  @Test
  void whatIsNamedIsTheStageThatSeveralMembersRun() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "work") static Stream<String> seed() { return Stream.of("a"); }
          @Stage(in = "work", out = "pages") static void visit(String link, SendChannel<String> pages) {}
          @Stage(in = "links", out = "work")
          static void parse(String page, @Feedback SendChannel<String> work) {}
          @Stage(in = "pages", out = "links", workers = 4)
          static String fetch(String page) { return page; }
        }
        """,
        "[Sluice/CrossFeedback] channel 'work' closes a cycle that several members of the cluster"
            + " would run: stage 'fetch'");
  }

  @Test
  void orderedWorkersAreOnSeveralMembers() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "n") static IntStream n() { return IntStream.range(0, 3); }
          @Stage(in = "n", out = "m", workers = 4, ordered = true) static int same(int n) { return n; }
          @Stage(in = "m") static void take(int m) {}
        }
        """,
        "[Sluice/CrossOrder] stage 'same' is ordered");
  }

  @Test
  void stagesCompeteFromDifferentMembers() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Shared Channel<Integer> jobs();
          @Stage(out = "jobs") static IntStream jobsOf() { return IntStream.range(0, 3); }
          @Stage(in = "jobs", workers = 4) static void fast(int job) {}
          @Stage(in = "jobs") static void careful(int job) {}
        }
        """,
        "[Sluice/CrossShared] several stages compete for the values of channel 'jobs', but stage"
            + " 'fast'");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void stagesOfOneIslandCompete(Tool tool) {
    String job =
        """
        @Pipeline @Distributed interface Job {
          @Shared Channel<Integer> jobs();
          @Stage(out = "n") static IntStream n() { return IntStream.range(0, 3); }
          @Stage(in = "n", out = "jobs", workers = 4) static int same(int n) { return n; }
          @Stage(in = "jobs") static void fast(int job) {}
          @Stage(in = "jobs") static void careful(int job) {}
        }
        """;
    accepts(tool, job);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"List<String>", "java.math.BigDecimal", "Object", "Pair<Object>", "int[]"})
  void aKeyIsNotPortable(String type) {
    finds(
        """
        record Pair<T>(T first, int second) {}
        record Sale(%s customer) {}
        @Pipeline @Distributed(serialized = Sale.class) interface Job {
          @Stage(out = "sales") static Stream<Sale> sales() { return Stream.of(); }
          @Stage(in = "sales", workers = 4, by = "customer") static void add(Sale sale) {}
        }
        """
            .formatted(type),
        "[Sluice/KeyNotPortable] stage 'add' is spread over the members of the cluster by"
            + " 'customer' of type");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void aKeyIsPortable(Tool tool) {
    for (String type : List.of("String", "int", "Long", "Color", "Place", "Path", "Pair<Place>")) {
      String job =
          """
          enum Color { RED }
          record Place(String town, int number) {}
          record Path(String name, Path parent) {}
          record Pair<T>(T first, int second) {}
          record Sale(%s customer) {}
          @Pipeline @Distributed interface Job {
            @Stage(out = "sales") static Stream<Sale> sales() { return Stream.of(); }
            @Stage(in = "sales", workers = 4, by = "customer") static void add(Sale sale) {}
          }
          """
              .formatted(type);
      accepts(tool, job);
    }
  }

  @Test
  void aChannelBetweenMembersDrops() {
    finds(
        """
        @Pipeline @Distributed interface Job {
          @Stage(out = "n") static IntStream n() { return IntStream.range(0, 3); }
          @Stage(in = "n", out = "m")
          @Capacity(value = 8, whenFull = WhenFull.DROP_OLDEST) static int same(int n) { return n; }
          @Stage(in = "m", workers = 4) static void take(int m) {}
        }
        """,
        "[Sluice/CrossDrop] channel 'm' drops elements when it is full");
  }
}
