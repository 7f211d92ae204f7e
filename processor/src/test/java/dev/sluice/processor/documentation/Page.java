package dev.sluice.processor.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation.
 *
 * @param file where it is, relative to the root of the repository
 * @param links where it leads to, as it is written
 * @param anchors what can be linked to in it, as hosts of Markdown derive it from its headings
 * @param code its fenced blocks
 */
record Page(Path file, List<String> links, Set<String> anchors, List<Block> code) {
  /** A fenced block of code, and the language that it names. */
  record Block(String language, String text) {}

  /** The root of the repository. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/getting-started.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Every page of the repository, but for those that a build or a package manager has made. */
  static List<Page> all() throws IOException {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(root::relativize)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Stream.of("target", "node_modules", ".content").noneMatch(in(file)))
          .filter(file -> !file.startsWith(".github"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private static Predicate<String> in(Path file) {
    return folder ->
        Stream.iterate(file, it -> it != null, Path::getParent).anyMatch(it -> it.endsWith(folder));
  }

  private static Page read(Path file) {
    String text;
    try {
      text = Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> links = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    List<Block> code = new ArrayList<>();
    Map<String, Integer> slugs = new HashMap<>();
    Parser.builder()
        .build()
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                links.add(image.getDestination());
              }

              @Override
              public void visit(Heading heading) {
                String slug = slug(heading);
                int before = slugs.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
                visitChildren(heading);
              }

              @Override
              public void visit(FencedCodeBlock block) {
                code.add(new Block(block.getInfo(), block.getLiteral()));
              }
            });
    return new Page(file, List.copyOf(links), Set.copyOf(anchors), List.copyOf(code));
  }

  private static String slug(Heading heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(Code node) {
            text.append(node.getLiteral());
          }
        });
    return text.toString()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
        .replace(' ', '-');
  }
}
