package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.BufferedReader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sources that the goroutine may run which receives from them, and some that it may not. */
@Pipeline
record Backwards(BufferedReader reader) {
  // Functions in between.

  @Stage(out = "lines")
  Stream<String> read() {
    return reader.lines();
  }

  @Stage(in = "lines", out = "trimmed")
  static String trim(String line) {
    return line.strip();
  }

  @Stage(in = "trimmed", out = "words")
  static Optional<String> filter(String trimmed) {
    return Optional.of(trimmed).filter(it -> !it.isEmpty());
  }

  // Primitives, and another method of the same name.

  @Stage(out = "naturals")
  static IntStream counter() {
    return IntStream.range(0, 10);
  }

  @Stage(in = "naturals", out = "squares")
  static int square(int natural) {
    return natural * natural;
  }

  static int square(Integer natural) {
    throw new AssertionError(natural);
  }

  // No functions.

  @Stage(out = "names")
  static Iterator<String> names() {
    return List.of("a", "b").iterator();
  }

  @Stage(out = "numbers")
  static List<Integer> numbers() {
    return List.of(1, 2);
  }

  // Several values for an element.

  @Stage(out = "texts")
  static List<String> texts() {
    return List.of("a b", "c");
  }

  @Stage(in = "texts", out = "parts")
  static List<String> split(String text) {
    return List.of(text.split(" "));
  }

  // A capacity, and a goroutine of its own.

  @Stage(out = "ticks")
  static List<Integer> ticks() {
    return List.of(1, 2);
  }

  @Stage(out = "events", async = true)
  static List<Integer> events() {
    return List.of(1, 2);
  }

  // What receives from all of them.

  @Stage
  static long total(
      ReceiveChannel<String> words,
      ReceiveChannel<Integer> squares,
      ReceiveChannel<String> names,
      ReceiveChannel<Integer> numbers,
      ReceiveChannel<String> parts,
      @Capacity(8) ReceiveChannel<Integer> ticks,
      ReceiveChannel<Integer> events) {
    return Stream.of(words, squares, names, numbers, parts, ticks, events)
        .mapToLong(Backwards::count)
        .sum();
  }

  private static long count(ReceiveChannel<?> channel) {
    long count = 0;
    for (Object value : channel) {
      count += value.toString().length();
    }
    return count;
  }
}
