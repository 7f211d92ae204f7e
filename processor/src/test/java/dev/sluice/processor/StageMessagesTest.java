package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a single stage is told once, with what to write instead. */
class StageMessagesTest {
  @TempDir Path directory;

  private static List<Source> pipeline(String stages) {
    return List.of(source("P", "@Pipeline interface P {\n" + stages + "}\n"));
  }

  private void finds(String stages, String finding) {
    assertFinds(directory, pipeline(stages), finding);
  }

  /** The whole texts, where one without a suggestion is expected. */
  private List<String> findings(String stages) {
    return compile(Tool.JAVAC, directory, pipeline(stages)).findings().stream()
        .map(Report::text)
        .toList();
  }

  /** Looks at a stage between a source and a sink of numbers. */
  private void findsBetween(String stage, String finding) {
    finds(
        """
        @Stage(out = "numbers") static Iterable<Integer> numbers() { return null; }
        @Stage(in = "results") static void print(int result) { }
        """
            + stage,
        finding);
  }

  @Test
  void aSourceHasOneWorker() {
    finds(
        """
        @Stage(out = "numbers", workers = 2) static Iterable<Integer> numbers() { return null; }
        @Stage(in = "numbers") static void print(int number) { }
        """,
        "[Sluice/Workers] stage 'numbers' is a source with workers = 2, each of which would produce"
            + " every value again. Remove 'workers'.");
  }

  @Test
  void oneWorkerIsInOrder() {
    findsBetween(
        """
        @Stage(in = "numbers", out = "results", ordered = true)
        static int same(int number) { return number; }
        """,
        "[Sluice/Workers] stage 'same' is ordered, but has one worker, whose results are in order"
            + " anyway.");
  }

  @Test
  void whatTakesAValueNamesOneChannel() {
    findsBetween(
        """
        @Stage(in = {"numbers", "results"}) static void take(int number) { }
        @Stage(out = "results") static Iterable<Integer> results() { return null; }
        """,
        "[Sluice/Direction] stage 'take' names 2 channels in 'in', but takes one value at a time."
            + " Name one channel.");
  }

  @Test
  void whatReturnsAValueNamesOneChannel() {
    findsBetween(
        """
        @Stage(in = "numbers", out = {"results", "rest"})
        static int same(int number) { return number; }
        @Stage(in = "rest") static void drop(int number) { }
        """,
        "[Sluice/Direction] stage 'same' names 2 channels in 'out', but returns what goes to one."
            + " Name one channel, as in @Stage(out = \"results\").");
  }

  @Test
  void namesWithoutParametersAreMeantForTheOtherDirection() {
    findsBetween(
        """
        @Stage(in = "numbers") static void copy(SendChannel<Integer> out) { }
        @Stage(out = "results") static Iterable<Integer> results() { return null; }
        """,
        "A SendChannel parameter binds to 'out'.");
    findsBetween(
        """
        @Stage(in = "numbers", out = "results") static int same(int number) { return number; }
        @Stage(out = "results") static void copy(ReceiveChannel<Integer> in) { }
        """,
        "A ReceiveChannel parameter binds to 'in'.");
  }

  /** Looks at a stage with workers that share what a source produces by a property. */
  private void findsBy(String element, String by, String finding) {
    finds(
        """
        %s
        @Stage(out = "orders") static Stream<Order> orders() { return Stream.of(); }
        @Stage(in = "orders", workers = 2, by = "%s") static void take(Order order) { }
        """
            .formatted(element, by),
        finding);
  }

  @Test
  void aGetterIsMeantBeforeASimilarName() {
    findsBy(
        "record Order(int customers) { public String getCustomer() { return null; } }",
        "customer",
        "Did you mean 'getCustomer'?");
    findsBy(
        "record Order(int urgents) { public boolean isUrgent() { return true; } }",
        "urgent",
        "Did you mean 'isUrgent'?");
  }

  @Test
  void theNearestNameIsMeant() {
    findsBy(
        "record Order(int customersX, int customer, int custom) {}",
        "custmer",
        "Did you mean 'customer'?");
  }

  @Test
  void whatCannotBeReadIsNotMeant() {
    assertThat(
            findings(
                """
                class Order { private int customer; static int customers; void custome() {} }
                @Stage(out = "orders") static Stream<Order> orders() { return Stream.of(); }
                @Stage(in = "orders", workers = 2, by = "custmer")
                static void take(Order order) { }
                """))
        .containsExactly(
            "[Sluice/By] stage 'take' has by = \"custmer\", but P.Order has no record component,"
                + " method without parameters or field of that name.");
  }

  @Test
  void onlyWhatFitsIsMeantOneByOne() {
    assertThat(
            findings(
                """
                @Stage(out = "numbers") static Iterable<Integer> numbers() { return null; }
                Channel<Integer> results();
                @Stage(in = "numbers", out = "results")
                static String[][] copy(int number) { return null; }
                @Stage(in = "results") static void print(ReceiveChannel<Integer> in) { }
                """))
        .containsExactly(
            "[Sluice/ElementType] channel 'results' carries Integer, as its method declares, but"
                + " stage 'copy' sends String[][].");
  }
}
