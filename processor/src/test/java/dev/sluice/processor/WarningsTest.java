package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code gives no warning that the user's own code has given already. */
class WarningsTest {
  @TempDir Path directory;

  @Test
  void aDeprecatedConstructorIsCalled() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = Take.class) interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                }
                """),
            source(
                "Take",
                """
                @Stage(in = "a") class Take {
                  /** Old. @deprecated use another */ @Deprecated Take() { }
                  public void take(String s) { }
                }
                """)));
  }

  @Test
  void aPipelineStandsInADeprecatedClass() {
    assertCompiles(
        directory,
        List.of(
            source(
                "Outer",
                """
                /** Old. @deprecated use another */
                @Deprecated(forRemoval = true) class Outer {
                  record Part() { }
                  @Pipeline interface P {
                    @Stage(out = "a") static Iterable<Part> a() { return null; }
                    @Stage(in = "a") static void b(ReceiveChannel<Part> in) { }
                  }
                  @SelectCases interface S { ReceiveChannel<Part> parts(); }
                }
                """)));
  }

  @Test
  void rawTypesAreNamed() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @SuppressWarnings("rawtypes") @Pipeline interface P {
                  @Stage(out = "a") static Stream a() { return null; }
                  @Stage(in = "a", out = "b") static Optional b(Object o) { return null; }
                  @Stage(in = "b", out = "c") static List c(Object o) { return null; }
                  @Stage(in = "c") static void d(ReceiveChannel<List> in) { }
                }
                """),
            source(
                "S",
                """
                @SelectCases interface S {
                  @SuppressWarnings("rawtypes") ReceiveChannel<List> lists();
                }
                """)));
  }

  @Test
  void whatMayBeNullSaysSo() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                import org.jspecify.annotations.Nullable;
                @Pipeline interface P {
                  @Stage(out = "a") static Iterable<String> a() { return List.of(); }
                  @Stage(in = "a") static @Nullable String last(ReceiveChannel<String> in) {
                    return null; }
                }
                """));
    assertCompiles(directory, sources);
    String text = compile(Tool.JAVAC, directory, sources).generated().get("PPipeline.java");
    assertThat(text).contains("public @Nullable String run()");
    assertThat(text).contains("PipelineRun<@Nullable String> start()");
  }

  @Test
  void whatASelectMayGiveOrTakeAsNullSaysSo() {
    List<Source> sources =
        List.of(
            source(
                "S",
                "@SelectCases interface S {"
                    + " ReceiveChannel<Long> sizes(); SendChannel<String> out(); }"));
    assertCompiles(directory, sources);
    String text = compile(Tool.JAVAC, directory, sources).generated().get("SSelect.java");
    assertThat(text).containsMatch("@Nullable Case poll\\(");
    assertThat(text).contains("record Sizes(@Nullable Long value, boolean ok)");
    assertThat(text).contains("sendOut(@Nullable String value)");
    assertThat(text).contains("out(@Nullable SendChannel<String> channel)");
  }
}
