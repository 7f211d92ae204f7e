package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import dev.sluice.processor.testing.Expectation;
import dev.sluice.processor.testing.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source under {@code bad} gives exactly the diagnostics that it expects of itself. */
class MisuseTest {
  @TempDir Path directory;

  static List<Path> sources() {
    return Resources.sources("bad");
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void javacReportsLineColumnAndText(Path file) throws IOException {
    Source source = Source.of(file);
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, List.of(source));
    if (Boolean.getBoolean("sluice.golden.update")) {
      Files.writeString(file, rewritten(source, compilation));
    }
    assertThat(
            compilation.findings().stream()
                .map(it -> new Expectation(it.line(), it.column(), it.text()))
                .sorted(order())
                .toList())
        .isEqualTo(Expectation.of(source.text()).stream().sorted(order()).toList());
    assertNothingElse(Tool.JAVAC, compilation);
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void eclipseReportsLineAndCode(Path file) {
    Source source = Source.of(file);
    Compilation compilation = Compilation.of(Tool.ECJ, directory, List.of(source));
    assertThat(
            compilation.findings().stream().map(it -> it.line() + " " + code(it.text())).toList())
        .containsExactlyElementsIn(
            Expectation.of(source.text()).stream()
                .map(it -> it.line() + " " + code(it.text()))
                .toList());
    assertNothingElse(Tool.ECJ, compilation);
  }

  /** The source with what javac says now; lines are those of the source with its old comments. */
  private static String rewritten(Source source, Compilation compilation) {
    return Expectation.write(
        source.text(),
        compilation.findings().stream()
            .map(it -> new Expectation(it.line(), it.column(), it.text()))
            .sorted(order())
            .toList());
  }

  /** Nothing is generated from a broken pipeline, and nothing else is wrong with the source. */
  private static void assertNothingElse(Tool tool, Compilation compilation) {
    assertThat(
            compilation.reports().stream()
                // Eclipse has opinions of its own about imports and warning tokens.
                .filter(it -> it.kind() == Diagnostic.Kind.ERROR || tool == Tool.JAVAC)
                .filter(it -> !it.text().contains("[Sluice/"))
                .toList())
        .isEmpty();
    boolean broken =
        compilation.findings().stream()
            .map(Report::kind)
            .anyMatch(kind -> kind == Diagnostic.Kind.ERROR);
    assertThat(compilation.success()).isEqualTo(!broken);
  }

  private static String code(String text) {
    return text.substring(0, text.indexOf(']') + 1);
  }

  private static Comparator<Expectation> order() {
    return Comparator.comparingLong(Expectation::line)
        .thenComparingLong(Expectation::column)
        .thenComparing(Expectation::text);
  }
}
