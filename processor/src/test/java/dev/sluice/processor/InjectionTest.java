package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of several constructors of a pipeline a container of the user's takes the one with everything.
 */
class InjectionTest {
  private static final String PIPELINE =
      """
      package example;

      import dev.sluice.annotation.Pipeline;
      import dev.sluice.annotation.Stage;
      import java.util.List;

      @Pipeline(stages = STAGE.class)
      public interface Numbers {
        @Stage(out = "numbers")
        static List<Integer> numbers() {
          return List.of(1, 2, 3);
        }
      }

      @Stage(in = "numbers")
      class Optional {
        public void print(int number) {}
      }

      @Stage(in = "numbers")
      class Needed {
        Needed(int limit) {}

        public void print(int number) {}
      }
      """;

  @TempDir Path directory;

  private String generated(String stage, String... annotations) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source("example/Numbers.java", PIPELINE.replace("STAGE", stage)));
    for (String annotation : annotations) {
      int dot = annotation.lastIndexOf('.');
      sources.add(
          new Source(
              annotation.replace('.', '/') + ".java",
              "package %s; public @interface %s {}"
                  .formatted(annotation.substring(0, dot), annotation.substring(dot + 1))));
    }
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, sources);
    assertWithMessage("%s", compilation.diagnostics()).that(compilation.success()).isTrue();
    return compilation.generated().get("NumbersPipeline.java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jakarta.inject.Inject", "org.springframework.beans.factory.annotation.Autowired"})
  void theOneThatTakesEverythingIsMarked(String annotation) {
    String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
    assertThat(generated("Optional", annotation))
        .containsMatch("@" + simple + "\\R\\s+public NumbersPipeline\\(Optional optional\\)");
  }

  @Test
  void theStandardAnnotationIsPreferred() {
    assertThat(
            generated(
                "Optional",
                "org.springframework.beans.factory.annotation.Autowired",
                "jakarta.inject.Inject"))
        .doesNotContain("Autowired");
  }

  @Test
  void aSingleConstructorNeedsNoMark() {
    assertThat(generated("Needed", "jakarta.inject.Inject")).doesNotContain("@Inject");
  }

  @Test
  void withoutAContainerThereIsNoMark() {
    assertThat(generated("Optional")).doesNotContain("Inject");
  }
}
