package dev.sluice.samples.cluster;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts the words of every text below a directory that all members see. One member walks the tree,
 * every member reads files and counts, and one adds up. On one machine it is the same pipeline.
 */
@Pipeline
@Distributed
final class TreeWords {
  private static final Pattern NO_WORD = Pattern.compile("\\P{IsAlphabetic}+");
  private static final int FILES_A_SIGN = 100;

  private final String root;

  /**
   * A count.
   *
   * @param root a directory: as text, because a {@code Path} does not travel
   */
  TreeWords(String root) {
    this.root = root;
  }

  /** How often the words of one file occur in it. */
  record Text(String file, Map<String, Long> words) {}

  /** What is in all files. */
  record Totals(long files, long length, Map<String, Long> words) {}

  @Stage(out = "files")
  @SuppressWarnings("StreamResourceLeak") // the pipeline closes it
  Stream<String> walk() throws IOException {
    Path directory = Path.of(root);
    return Files.walk(directory)
        .filter(Files::isRegularFile)
        .filter(file -> !isHidden(directory.relativize(file)))
        .map(Path::toString);
  }

  private static boolean isHidden(Path file) {
    for (Path name : file) {
      if (name.toString().startsWith(".") || name.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }

  /** Leaves out what is not UTF-8, and what is gone. */
  @Stage(in = "files", out = "texts", workers = 2)
  static Optional<Text> count(String file) throws IOException {
    Map<String, Long> words = new HashMap<>();
    try {
      NO_WORD
          .splitAsStream(Files.readString(Path.of(file)))
          .filter(word -> !word.isEmpty())
          .forEach(word -> words.merge(word.toLowerCase(Locale.ROOT), 1L, Long::sum));
    } catch (MalformedInputException | NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(new Text(file, words));
  }

  /** Adds up, and says now and then how far it is. */
  @Stage(
      in = "texts",
      out = {"sums", "progress"})
  static void add(
      ReceiveChannel<Text> texts, SendChannel<Totals> sums, @Port SendChannel<Long> progress)
      throws InterruptedException {
    long files = 0;
    long length = 0;
    Map<String, Long> words = new TreeMap<>();
    for (Text text : texts) {
      files++;
      for (Map.Entry<String, Long> word : text.words().entrySet()) {
        length += word.getValue();
        words.merge(word.getKey(), word.getValue(), Long::sum);
      }
      if (files % FILES_A_SIGN == 0) {
        progress.send(files);
      }
    }
    sums.send(new Totals(files, length, words));
  }

  @Stage(in = "sums")
  static Totals total(ReceiveChannel<Totals> sums) throws InterruptedException {
    Totals totals = sums.receive();
    return totals == null ? new Totals(0, 0, Map.of()) : totals;
  }
}
