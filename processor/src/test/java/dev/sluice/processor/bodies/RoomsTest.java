package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The body rules have two rooms: the analysis knows no rule, and no rule knows another. */
class RoomsTest {
  private static final Path BODIES =
      Path.of("src", "main", "java", "dev", "sluice", "processor", "bodies");
  private static final String PACKAGE = "dev.sluice.processor.bodies";

  private record Source(String name, String code) {
    boolean mentions(String word) {
      return Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(code).find();
    }

    boolean isRule() {
      return code.contains("implements BodyRule") || code.contains("implements FlowRule");
    }
  }

  @Test
  void theAnalysisKnowsNothingAboveIt() {
    List<Source> analysis = sources("analysis");
    assertThat(analysis.size()).isAtLeast(20);
    for (Source source : analysis) {
      assertWithMessage(source.name())
          .that(source.code().replace(PACKAGE + ".analysis", ""))
          .doesNotContain(PACKAGE);
    }
  }

  @Test
  void theRulesKnowOnlyTheAnalysis() {
    for (Source source : sources("rules")) {
      assertWithMessage(source.name())
          .that(source.code().replace(PACKAGE + ".analysis", "").replace(PACKAGE + ".rules", ""))
          .doesNotContain(PACKAGE);
    }
  }

  @Test
  void noRuleKnowsAnother() {
    List<Source> rules = sources("rules").stream().filter(Source::isRule).toList();
    assertThat(rules.size()).isAtLeast(20);
    for (Source source : sources("rules")) {
      for (Source rule : rules) {
        if (!source.name().equals("BodyRules") && !source.name().equals(rule.name())) {
          assertWithMessage("%s mentions %s", source.name(), rule.name())
              .that(source.mentions(rule.name()))
              .isFalse();
        }
      }
    }
  }

  /** The sources of a room, without comments and strings. */
  private static List<Source> sources(String room) {
    try (Stream<Path> files = Files.list(BODIES.resolve(room))) {
      return files
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .map(RoomsTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source read(Path file) {
    try {
      String code =
          Files.readString(file)
              .replaceAll("(?s)/\\*.*?\\*/", "")
              .replaceAll("//[^\\n]*", "")
              .replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "\"\"");
      return new Source(file.getFileName().toString().replace(".java", ""), code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
