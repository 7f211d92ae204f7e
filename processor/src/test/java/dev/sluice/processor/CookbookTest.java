package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recipes of the documentation: each compiles without a warning, and its method returns what
 * the comment before it says.
 */
class CookbookTest {
  private static final List<String> PAGES = List.of("cookbook.md", "testing-a-pipeline.md");

  private static final Pattern RECIPE =
      Pattern.compile(
          "<!-- (?<type>\\w+)\\.(?<method>\\w+)\\(\\) => (?<result>[^\\n]*) -->\\n"
              + "```java\\n(?<code>.*?)\\n```",
          Pattern.DOTALL);

  private static final String IMPORTS =
      """
      package example;

      import dev.sluice.*;
      import dev.sluice.annotation.*;
      import java.io.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.function.*;
      import java.util.stream.*;

      """;

  @TempDir Path directory;

  /** A recipe. */
  record Recipe(String type, String method, String result, String code) {
    @Override
    public String toString() {
      return type;
    }
  }

  static List<Recipe> recipes() {
    return PAGES.stream().flatMap(CookbookTest::recipes).toList();
  }

  private static Stream<Recipe> recipes(String page) {
    return RECIPE
        .matcher(text(page))
        .results()
        .map(it -> new Recipe(it.group(1), it.group(2), it.group(3), it.group(4)));
  }

  private static String text(String page) {
    try {
      return Files.readString(Path.of("../docs", page));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void doesWhatItSays(Recipe recipe) throws Exception {
    Source source = new Source("example/" + recipe.type() + ".java", IMPORTS + recipe.code());
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, List.of(source));
    assertThat(compilation.reports()).isEmpty();
    try (URLClassLoader loader = compilation.loader()) {
      Method method =
          loader.loadClass("example." + recipe.type()).getDeclaredMethod(recipe.method());
      method.setAccessible(true);
      assertThat(String.valueOf(method.invoke(null))).isEqualTo(recipe.result());
    }
  }

  /** No block of Java is left out by a slip in its comment. */
  @Test
  void allCodeIsRun() {
    for (String page : PAGES) {
      long blocks =
          Pattern.compile("^```java$", Pattern.MULTILINE).matcher(text(page)).results().count();
      assertWithMessage(page).that(recipes(page).count()).isEqualTo(blocks);
    }
  }
}
