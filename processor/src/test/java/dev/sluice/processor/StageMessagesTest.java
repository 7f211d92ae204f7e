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

  /** Looks at a stage between a source and a sink of numbers. */
  private void finds(String stage, String finding) {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Stage(out = "numbers") static Iterable<Integer> numbers() { return null; }
                  STAGE
                  @Stage(in = "results") static void print(int result) { }
                }
                """
                    .replace("STAGE", stage))),
        finding);
  }

  @Test
  void aSourceHasOneWorker() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Stage(out = "numbers", workers = 2)
                  static Iterable<Integer> numbers() { return null; }
                  @Stage(in = "numbers") static void print(int number) { }
                }
                """)),
        "[Sluice/Workers] stage 'numbers' is a source with workers = 2, each of which would produce"
            + " every value again. Remove 'workers'.");
  }

  @Test
  void oneWorkerIsInOrder() {
    finds(
        """
        @Stage(in = "numbers", out = "results", ordered = true)
        static int same(int number) { return number; }
        """,
        "[Sluice/Workers] stage 'same' is ordered, but has one worker, whose results are in order"
            + " anyway.");
  }

  @Test
  void whatTakesAValueNamesOneChannel() {
    finds(
        """
        @Stage(in = {"numbers", "results"}) static void take(int number) { }
        @Stage(out = "results") static Iterable<Integer> results() { return null; }
        """,
        "[Sluice/Direction] stage 'take' names 2 channels in 'in', but takes one value at a time."
            + " Name one channel.");
  }

  @Test
  void whatReturnsAValueNamesOneChannel() {
    finds(
        """
        @Stage(in = "numbers", out = {"results", "rest"})
        static int same(int number) { return number; }
        @Stage(in = "rest") static void drop(int number) { }
        """,
        "[Sluice/Direction] stage 'same' names 2 channels in 'out', but returns what goes to one."
            + " Name one channel, as in @Stage(out = \"results\").");
  }
}
