package dev.sluice.processor;

import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.source;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a single stage is told once, with what to write instead. */
class StageMessagesTest {
  @TempDir Path directory;

  private void finds(String stages, String finding) {
    String pipeline = "@Pipeline interface P {\n" + stages + "}\n";
    assertFinds(directory, List.of(source("P", pipeline)), finding);
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
}
