package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ten stages of every shape. */
@Pipeline
class Mixed {
  private final Pattern separator;

  Mixed(Pattern separator) {
    this.separator = separator;
  }

  record Word(String text, int line) {}

  @Stage(out = "texts")
  static Iterable<String> files() {
    return List.of("one two", "three");
  }

  @Stage(in = "texts", out = "lines")
  static Stream<String> lines(String text) {
    return text.lines();
  }

  @Stage(in = "lines", out = "trimmed")
  static String trim(String line) {
    return line.strip();
  }

  @Stage(in = "trimmed", out = "full")
  static Optional<String> nonEmpty(String line) {
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  @Stage(in = "full", out = {"words", "oddities"})
  void split(String line, SendChannel<Word> words, SendChannel<String> oddities)
      throws InterruptedException {
    for (String word : separator.split(line)) words.send(new Word(word, 0));
    oddities.send(line);
  }

  @Stage(in = "oddities", out = "lengths")
  static OptionalInt length(String odd) {
    return OptionalInt.of(odd.length());
  }

  @Stage(in = "lengths", out = "bounded")
  @Capacity(8)
  static long widen(int length) {
    return length;
  }

  @Stage(in = "bounded", async = true)
  static void log(@Port SendChannel<String> logs, long bounded) throws InterruptedException {
    logs.send("length " + bounded);
  }

  @Stage(in = "words", out = "upper", workers = 4)
  static String upper(Word word) {
    return word.text().toUpperCase(java.util.Locale.ROOT);
  }

  @Stage(in = "upper")
  static Map<String, Integer> count(ReceiveChannel<String> upper) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : upper) counts.merge(word, 1, Integer::sum);
    return counts;
  }
}
