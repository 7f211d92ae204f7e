package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Goroutines;
import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import dev.sluice.processor.testing.Resources;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pipelines that run. Each source under {@code run} has a method {@code test()}, and says in a
 * first line {@code // => ...} what it returns.
 */
class RunTest {
  @TempDir Path directory;

  static List<Path> sources() {
    return Resources.sources("run");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void returnsWhatItSays(Path file) throws Exception {
    Source source = Source.of(file);
    Compilation compilation =
        Compilation.of(Tool.JAVAC, directory, List.of(source), Compilation.LINT, "-Werror");
    assertThat(compilation.reports()).isEmpty();
    String expected = source.text().lines().findFirst().orElseThrow();
    assertThat("// => " + run(compilation, file)).isEqualTo(expected);
    assertNothingIsLeft();
  }

  private static Object run(Compilation compilation, Path file) throws Exception {
    String name = file.getFileName().toString().replace(".java", "");
    try (URLClassLoader loader = compilation.loader()) {
      Method test = loader.loadClass("example." + name).getDeclaredMethod("test");
      test.setAccessible(true);
      return test.invoke(null);
    }
  }

  /** The goroutine of a started pipeline may be on its last steps still. */
  private static void assertNothingIsLeft() {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!Goroutines.all().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(100_000);
    }
    assertThat(Goroutines.all()).isEmpty();
  }
}
