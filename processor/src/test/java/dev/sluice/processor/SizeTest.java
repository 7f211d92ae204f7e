package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.errors;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pipelines compile, or say why not; none is a stack trace or "code too large". */
class SizeTest {
  private static final String FUNCTION =
      "@Stage(in = \"c%d\", out = \"c%d\") static String f%d(String s) { return s; }";
  private static final String FILTER =
      "@Stage(in = \"c%d\", out = \"c%d\") static Optional<String> f%d(String s) { return null; }";
  private static final String GOROUTINE =
      "@Stage(in = \"c%d\", out = \"c%d\")"
          + " static void f%d(ReceiveChannel<String> in, SendChannel<String> out) { }";

  @TempDir Path directory;

  private Compilation chain(String stage, int length) {
    String stages =
        IntStream.range(0, length)
            .mapToObj(i -> stage.formatted(i, i + 1, i))
            .collect(Collectors.joining("\n"));
    return compile(
        Tool.JAVAC,
        directory,
        List.of(
            source(
                "P",
                "@Pipeline interface P {\n"
                    + "@Stage(out = \"c0\") static Iterable<String> a() { return null; }\n"
                    + stages
                    + "\n@Stage(in = \"c"
                    + length
                    + "\") static void end(String s) { } }")));
  }

  @ParameterizedTest
  @ValueSource(strings = {FUNCTION, FILTER})
  void aLongChainOfFunctionsCompiles(String stage) {
    assertThat(errors(chain(stage, 1_400))).isEmpty();
  }

  @Test
  void manyGoroutinesCompile() {
    assertThat(errors(chain(GOROUTINE, 930))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000})
  void moreThanFitIsTold(int stages) {
    assertThat(errors(chain(GOROUTINE, stages)).stream().map(Report::text).toList())
        .containsExactly(
            "[Sluice/Size] pipeline 'P' has "
                + (stages + 2)
                + " stages, and wiring them takes more code than a method in Java can have. Put"
                + " parts of it into pipelines of their own, and name them as stages.");
  }

  @Test
  void morePortsThanParametersAreTold() {
    String ports =
        IntStream.range(0, 260)
            .mapToObj(
                i ->
                    "ReceiveChannel<String> in%1$d(); @Stage(in = \"in%1$d\")".formatted(i)
                        + " static void f%d(String s) { }".formatted(i))
            .collect(Collectors.joining("\n"));
    assertThat(
            errors(
                    compile(
                        Tool.JAVAC,
                        directory,
                        List.of(
                            source(
                                "P",
                                "@SuppressWarnings(\"sluice\") @Pipeline interface P { "
                                    + ports
                                    + " }"))))
                .stream()
                .map(Report::text)
                .toList())
        .containsExactly(
            "[Sluice/Size] pipeline 'P' has 260 ports, but a method in Java takes at most 255"
                + " parameters. Put parts of it into pipelines of their own, and name them as"
                + " stages.");
  }
}
