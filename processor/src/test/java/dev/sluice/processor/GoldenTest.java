package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import dev.sluice.processor.testing.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is generated for {@code good/X.java} stands in {@code expected/XPipeline.java}. With {@code
 * -Dsluice.golden.update} the test writes the expectations instead; read the difference before it
 * is committed.
 */
class GoldenTest {
  @TempDir Path directory;

  static List<Path> sources() {
    return Resources.sources("good");
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void generatesWhatIsExpected(Path source) throws IOException {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(Source.of(source)),
            Compilation.LINT,
            "-Xdoclint:all/public");
    assertThat(compilation.generated()).isNotEmpty();
    for (Map.Entry<String, String> file : compilation.generated().entrySet()) {
      Path expected = Resources.file("expected", file.getKey());
      if (Boolean.getBoolean("sluice.golden.update")) {
        Files.writeString(expected, file.getValue());
      }
      assertWithMessage(expected.toString())
          .that(file.getValue())
          .isEqualTo(Files.readString(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void compilesWithoutWarning(Path source) {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(Source.of(source)),
            Compilation.LINT,
            "-Werror",
            "-Xdoclint:all,-missing/package");
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.console()).isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void compilesWithEclipse(Path source) {
    Compilation compilation = Compilation.of(Tool.ECJ, directory, List.of(Source.of(source)));
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void isTheSameOnBothCompilers(Path source) {
    Map<String, String> javac =
        Compilation.of(Tool.JAVAC, directory.resolve("javac"), List.of(Source.of(source)))
            .generated();
    Map<String, String> ecj =
        Compilation.of(Tool.ECJ, directory.resolve("ecj"), List.of(Source.of(source))).generated();
    assertThat(ecj).isEqualTo(javac);
  }
}
