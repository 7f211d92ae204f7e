package dev.sluice.samples.words;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountTest {
  @TempDir private Path directory;

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  /** Counts one file after the other, and letter by letter. */
  private static final class Sequential extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Long> words = new HashMap<>();
    private long lines;
    private long length;

    Sequential(Path root) throws IOException {
      this.root = root;
      Files.walkFileTree(root, this);
    }

    private boolean isLeftOut(Path path) {
      String name = path.getFileName().toString();
      return !path.equals(root) && (name.startsWith(".") || name.equals("target"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return isLeftOut(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!isLeftOut(file) && attributes.isRegularFile()) {
        byte[] bytes = Files.readAllBytes(file);
        try {
          count(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
          files.add(file);
        } catch (CharacterCodingException e) {
          // No text.
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private void count(String text) {
      lines += text.lines().count();
      StringBuilder word = new StringBuilder();
      (text + "\n")
          .codePoints()
          .forEach(
              letter -> {
                if (Character.isAlphabetic(letter)) {
                  word.appendCodePoint(letter);
                } else if (!word.isEmpty()) {
                  words.merge(word.toString().toLowerCase(Locale.ROOT), 1L, Long::sum);
                  length++;
                  word.setLength(0);
                }
              });
    }

    String totals() {
      return files.size()
          + " files  "
          + lines
          + " lines  "
          + length
          + " words  "
          + words.size()
          + " different";
    }
  }

  @Test
  void theSourcesOfThisProjectAreCountedInTheOrderOfTheirNames() throws IOException {
    Path repository = Path.of("").toAbsolutePath().getParent();
    Sequential expected = new Sequential(repository);

    Run run = Run.of("words", "-v", "--top", Integer.MAX_VALUE, repository);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(expected.files.size()).isGreaterThan(100);
    int files = expected.files.size();
    assertThat(run.lines().stream().limit(files).map(line -> line.substring(18)).toList())
        .containsExactlyElementsIn(expected.files.stream().sorted().map(Path::toString).toList())
        .inOrder();
    Map<String, Long> words = new HashMap<>();
    for (String line : run.lines().subList(files, run.lines().size() - 1)) {
      words.put(line.substring(11), Long.valueOf(line.substring(0, 10).strip()));
    }
    assertThat(words).isEqualTo(expected.words);
    assertThat(run.lines().getLast()).isEqualTo(expected.totals());
  }

  @Test
  void whatIsHiddenOrBuiltOrNoTextIsLeftOut() throws IOException {
    Files.writeString(directory.resolve("b.txt"), "Two words,\nand two: Größe größe\n");
    Files.writeString(directory.resolve("a.txt"), "two2two");
    Files.writeString(directory.resolve(".hidden"), "hidden");
    Files.writeString(Files.createDirectory(directory.resolve("target")).resolve("c"), "built");
    Files.write(directory.resolve("d.bin"), new byte[] {'n', 'o', ' ', (byte) 0xff});
    Files.createFile(directory.resolve("empty"));

    Run run = Run.of("words", "-v", "--top", 2, directory);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines())
        .containsExactly(
            "       1        2 " + directory.resolve("a.txt"),
            "       2        6 " + directory.resolve("b.txt"),
            "       0        0 " + directory.resolve("empty"),
            "         4 two",
            "         2 größe",
            "3 files  3 lines  8 words  4 different")
        .inOrder();
  }

  @Test
  void oneFileCanBeNamedHoweverItIsCalled() throws IOException {
    Path file = Files.writeString(directory.resolve(".notes"), "one two");

    Run run = Run.of("words", "--top", 0, file);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).isEqualTo("1 files  1 lines  2 words  2 different");
  }

  @Test
  void aLinkToADirectoryIsThatDirectory() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Files.writeString(real.resolve("a"), "one");
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);

    Run run = Run.of("words", "--top", 0, link);

    assertThat(run.out().strip()).isEqualTo("1 files  1 lines  1 words  1 different");
  }

  @Test
  void aDirectoryThatIsMissingIsOneLine() {
    Run run = Run.of("words", directory.resolve("nowhere"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("words: " + directory.resolve("nowhere") + ": no such file or directory");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aNumberThatMakesNoSenseIsOneLine() {
    Run run = Run.of("words", "--top", -1, directory);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("words: --top must be at least 0, not -1");
  }
}
