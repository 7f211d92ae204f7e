package dev.sluice.processor.diagnostic;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of the catalogue has a page and a line in the index, and no page is left over. */
class PagesTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");

  private static Set<String> codes() {
    return Messages.all().stream().map(Message::code).collect(Collectors.toSet());
  }

  @Test
  void everyCodeHasAPageAndEveryPageACode() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("README.md"))
                  .map(name -> name.replace(".md", ""))
                  .toList())
          .containsExactlyElementsIn(codes());
    }
  }

  @Test
  void everyPageSaysWhatIsWrongAndWhatToWriteInstead() throws IOException {
    for (String code : codes()) {
      String page = Files.readString(PAGES.resolve(code + ".md"));
      assertThat(page).startsWith("# " + code + "\n");
      assertThat(page).contains("**What ");
      if (!code.startsWith("Bodies")) {
        assertThat(page).contains("**Why it matters.**");
      }
    }
  }

  @Test
  void everyCodeStandsInTheIndex() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (String code : codes()) {
      assertThat(index).contains("| [" + code + "](" + code + ".md) |");
    }
  }
}
