package dev.sluice.processor.documentation;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation links to is there, and what it shows as whole files compiles. */
class DocumentationTest {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public )?(?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("^public (?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);

  @TempDir Path directory;

  static List<Page> pagesWithFiles() throws IOException {
    return Page.all().stream().filter(page -> !files(page).isEmpty()).toList();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Map<Path, Page> pages = new HashMap<>();
    Page.all().forEach(page -> pages.put(page.file(), page));
    List<String> broken = new ArrayList<>();
    for (Page page : pages.values()) {
      for (String link : page.links()) {
        if (!link.matches("(https?|mailto):.*") && !leadsSomewhere(page, link, pages)) {
          broken.add(page.file() + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Page page, String link, Map<Path, Page> pages) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    if (!Files.exists(Page.root().resolve(file))) {
      return false;
    }
    return parts.length == 1
        || (pages.containsKey(file) && pages.get(file).anchors().contains(parts[1]));
  }

  @ParameterizedTest
  @MethodSource("pagesWithFiles")
  void itsCodeCompilesWithoutAWarning(Page page) {
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, files(page), Compilation.LINT);

    assertWithMessage("%s", page.file())
        .that(
            compilation.reports().stream()
                .filter(report -> report.kind() != Diagnostic.Kind.NOTE)
                .map(Report::text)
                .toList())
        .isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @Test
  void theGuideHasFilesToCompile() throws IOException {
    assertThat(pagesWithFiles().stream().map(page -> page.file().toString()).toList())
        .containsAtLeast("README.md", "docs/getting-started.md", "docs/comparison.md");
  }

  /** The blocks of Java that begin with a package are whole files. */
  private static List<Source> files(Page page) {
    List<Source> sources = new ArrayList<>();
    for (Page.Block block : page.code()) {
      Matcher named = PACKAGE.matcher(block.text());
      if (block.language().equals("java") && named.lookingAt()) {
        sources.add(
            new Source(
                named.group(1).replace('.', '/') + "/" + typeOf(block.text()) + ".java",
                block.text()));
      }
    }
    return sources;
  }

  /** The type that a file is named after: the public one, or else the first one. */
  private static String typeOf(String text) {
    Matcher type = PUBLIC_TYPE.matcher(text);
    if (type.find()) {
      return type.group(1);
    }
    type = TYPE.matcher(text);
    return type.find() ? type.group(1) : "package-info";
  }
}
