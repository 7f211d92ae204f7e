package dev.sluice.samples.words;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts the words of every text below a directory. The functions state what is done with one file;
 * {@code WordCountPipeline} has the loops, the four workers that count, and what puts their results
 * back into the order of the files.
 */
@Pipeline
final class WordCount {
  private static final Pattern WORD = Pattern.compile("\\p{IsAlphabetic}+");

  private final Path root;
  private final Consumer<Text> counted;

  /**
   * A count.
   *
   * @param root a directory, or one file
   * @param counted is told of each text, in the order of their names
   */
  WordCount(Path root, Consumer<Text> counted) {
    this.root = root;
    this.counted = counted;
  }

  /** What is in a file: its lines, and how often each word occurs in it. */
  record Text(Path file, long lines, Map<String, Integer> words) {
    long length() {
      return words.values().stream().mapToLong(Integer::longValue).sum();
    }
  }

  /** What is in all of them. */
  record Totals(int files, long lines, long length, Map<String, Long> words) {}

  @Stage(out = "entries")
  @SuppressWarnings("StreamResourceLeak") // the pipeline closes it
  Stream<Path> walk() throws IOException {
    return Files.walk(root).sorted();
  }

  /** Leaves out directories, what a build makes, and what is hidden. */
  @Stage(in = "entries", out = "files")
  Optional<Path> choose(Path entry) {
    for (Path name : root.relativize(entry)) {
      if (name.toString().startsWith(".") || name.toString().equals("target")) {
        return Optional.empty();
      }
    }
    return Files.isRegularFile(entry) ? Optional.of(entry) : Optional.empty();
  }

  /** Leaves out what is no text in UTF-8, and what is gone. */
  @Stage(in = "files", out = "texts", workers = 4, ordered = true)
  static Optional<Text> count(Path file) throws IOException {
    long lines = 0;
    Map<String, Integer> words = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        Matcher word = WORD.matcher(line);
        while (word.find()) {
          words.merge(word.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
      }
    } catch (CharacterCodingException | NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(new Text(file, lines, words));
  }

  @Stage
  Totals total(ReceiveChannel<Text> texts) {
    int files = 0;
    long lines = 0;
    long length = 0;
    Map<String, Long> words = new HashMap<>();
    for (Text text : texts) {
      counted.accept(text);
      files++;
      lines += text.lines();
      length += text.length();
      text.words().forEach((word, times) -> words.merge(word, (long) times, Long::sum));
    }
    return new Totals(files, lines, length, words);
  }
}
