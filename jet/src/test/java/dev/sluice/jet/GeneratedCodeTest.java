package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is generated for pipelines of these tests stands in {@code expected}, and Eclipse's compiler
 * generates the same. With {@code -Dsluice.golden.update} the first test writes the expectations.
 */
class GeneratedCodeTest {
  private static final Path EXPECTED = Path.of("src", "test", "resources", "expected");
  private static final Path SOURCES = Path.of("src", "test", "java", "dev", "sluice", "jet");
  private static final Path GENERATED =
      Path.of("target", "generated-test-sources", "test-annotations", "dev", "sluice", "jet");

  @TempDir Path directory;

  private static List<Path> expected() throws IOException {
    try (Stream<Path> files = Files.list(EXPECTED)) {
      return files.sorted().toList();
    }
  }

  @Test
  void isWhatIsExpected() throws IOException {
    for (Path file : expected()) {
      String generated = Files.readString(GENERATED.resolve(file.getFileName()));
      if (Boolean.getBoolean("sluice.golden.update")) {
        Files.writeString(file, generated);
      }
      assertWithMessage(file.toString()).that(generated).isEqualTo(Files.readString(file));
    }
  }

  @Test
  void isTheSameWithEclipse() throws IOException {
    EclipseCompiler compiler = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path generated = Files.createDirectories(directory.resolve("generated"));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT,
          List.of(Files.createDirectories(directory.resolve("classes"))));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
      List<Path> classPath = classPathWithoutTests();
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      String processor = System.getProperty("sluice.processor");
      boolean success =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  List.of("--release", "25", "-processorpath", processor),
                  null,
                  files.getJavaFileObjects(
                      SOURCES.resolve("Sales.java"), SOURCES.resolve("Counted.java")))
              .call();
      assertWithMessage(diagnostics.getDiagnostics().toString()).that(success).isTrue();
    }
    Path sales = generated.resolve(Path.of("dev", "sluice", "jet", "SalesOnJet.java"));
    assertThat(Files.readString(sales))
        .isEqualTo(Files.readString(EXPECTED.resolve("SalesOnJet.java")));
  }

  /** The class path without the compiled tests: Eclipse refuses to write a class that is there. */
  private static List<Path> classPathWithoutTests() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(
            it -> Files.notExists(it.resolve(Path.of("dev", "sluice", "jet", "SalesOnJet.class"))))
        .toList();
  }
}
