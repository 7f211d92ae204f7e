package dev.sluice.processor.diagnostic;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the catalogue has a page, a line in the index, and a test. */
class CatalogueTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");

  /** No source can bring these about: a broken processor, a full disk, a broken plugin. */
  private static final List<String> NOT_IN_A_SOURCE =
      List.of("Internal", "Write", "BodiesInternal");

  static List<String> codes() {
    return Arrays.stream(Message.values()).map(Message::code).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void hasAPage(String code) throws IOException {
    Path page = PAGES.resolve(code + ".md");
    assertWithMessage(page.toString()).that(Files.exists(page)).isTrue();
    assertThat(Files.readString(page)).startsWith("# " + code + "\n");
    assertThat(Files.readString(PAGES.resolve("README.md")))
        .contains("[" + code + "](" + code + ".md)");
  }

  @ParameterizedTest
  @MethodSource("codes")
  void hasATest(String code) throws IOException {
    if (!NOT_IN_A_SOURCE.contains(code)) {
      assertWithMessage(code).that(isMentioned(code)).isTrue();
    }
  }

  @Test
  void everyPageHasACode() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(
              pages
                  .map(page -> page.getFileName().toString().replace(".md", ""))
                  .filter(name -> !name.equals("README"))
                  .toList())
          .containsExactlyElementsIn(codes());
    }
  }

  private static boolean isMentioned(String code) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (file.endsWith(code + "Test.java")
            || text.contains("Sluice/" + code + "]")
            || text.contains("\"" + code + "\"")) {
          return true;
        }
      }
    }
    return false;
  }
}
