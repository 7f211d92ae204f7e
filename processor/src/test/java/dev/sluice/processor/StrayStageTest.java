package dev.sluice.processor;

import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.source;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that no pipeline uses are told; those that may be meant for others are not. */
class StrayStageTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interface Q { @Stage static void a() { } }",
        "@Stage(in = \"a\") class Q { public void run(String s) { } }",
        "public interface Q { @Stage static void a() { } @Stage static void b() { } }",
      })
  void areTold(String text) {
    assertFinds(
        directory,
        List.of(source("Q", text)),
        "[Sluice/StrayStage] 'Q' has stages, but is not a pipeline, and no pipeline names it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Stage(in = \"a\") public class Q { public void run(String s) { } }",
        "public class Q { @Stage(in = \"a\") public void run(String s) { } }",
        "public abstract class Q { @Stage static void a() { } @Stage static void b() { } }",
        "@SuppressWarnings(\"sluice:StrayStage\") interface Q { @Stage static void a() { } }",
      })
  void mayBeMeantForOthers(String text) {
    assertCompiles(directory, List.of(source("Q", text)));
  }

  @Test
  void areUsedByWhatNamesThemOrInheritsFromThem() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = Take.class) interface P extends Parts { }
                """),
            source("Take", "@Stage(in = \"a\") class Take extends Base { }"),
            source("Base", "class Base { public void run(String s) { } }"),
            source(
                "Parts",
                "interface Parts {"
                    + " @Stage(out = \"a\") static Iterable<String> a() { return null; } }")));
  }
}
