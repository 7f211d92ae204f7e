package dev.sluice.processor;

import static dev.sluice.processor.testing.Cases.assertFindsIn;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.errors;
import static dev.sluice.processor.testing.Cases.library;
import static dev.sluice.processor.testing.Cases.source;
import static dev.sluice.processor.testing.Cases.with;

import com.google.common.truth.Truth;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compiler makes up for lost names of parameters names no channel. */
class ParameterNamesTest {
  private static final List<Source> PIPELINE =
      List.of(source("P", "@Pipeline(stages = {q.Read.class, q.Join.class}) interface P { }"));

  @TempDir Path directory;

  private static List<Source> classes(String read, String join) {
    return List.of(
        source(
            "q",
            "Read",
            read
                + " public class Read {"
                + " public void run(SendChannel<String> places, SendChannel<String> names) { } }"),
        source(
            "q",
            "Join",
            join
                + " public class Join {"
                + " public void run(ReceiveChannel<String> names, ReceiveChannel<String> places)"
                + " { } }"));
  }

  @Test
  void areAnErrorWhereTheyWouldNameChannels() {
    assertFindsIn(
        directory,
        PIPELINE,
        with(library(directory, classes("", ""))),
        "[Sluice/ParameterNames] stage 'read' leaves the names of its channels to the parameters of"
            + " 'run'",
        "[Sluice/ParameterNames] stage 'join'");
  }

  @Test
  void doNotMatterWhereTheStageNamesItsChannels() {
    compiles(
        library(
            directory,
            classes(
                "@Stage(out = {\"places\", \"names\"})", "@Stage(in = {\"names\", \"places\"})")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-parameters", "-g"})
  void areKeptOnRequest(String option) {
    compiles(library(directory, classes("", ""), option));
  }

  @Test
  void mayBeCalledSoInASource() {
    for (Tool tool : Tool.values()) {
      Truth.assertThat(
              errors(
                  compile(
                      tool,
                      directory,
                      List.of(
                          source(
                              "P",
                              """
                              @Pipeline(stages = Take.class) interface P {
                                @Stage static void make(SendChannel<String> arg0) { }
                              }
                              class Take { public void run(ReceiveChannel<String> arg0) { } }
                              """)))))
          .isEmpty();
    }
  }

  @Test
  void areNotShown() {
    Path library =
        library(
            directory,
            List.of(
                source(
                    "q",
                    "Two",
                    "@Stage(in = \"a\") public class Two {"
                        + " @Stage public void run(String a, Integer b) { } }")));
    assertFindsIn(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends q.Two {
                  @Stage(out = "b") Iterable<String> a() { return null; }
                  @Stage(in = "b") void b(String s) { }
                }
                """)),
        with(library),
        "[Sluice/Shape] method 'run' is not a stage: it takes more than one value: 'String' and"
            + " 'Integer'");
  }

  private void compiles(Path library) {
    for (Tool tool : Tool.values()) {
      Truth.assertWithMessage(tool.name())
          .that(errors(compile(tool, directory, PIPELINE, with(library).toArray(String[]::new))))
          .isEmpty();
    }
  }
}
