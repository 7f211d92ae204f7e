package example;

import dev.sluice.Failed;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stages of every shape whose failures go to a channel. */
@Pipeline
interface Rejects {
  ReceiveChannel<String> lines();

  SendChannel<Failed<?>> rejected();

  @Stage(in = "lines", out = "numbers", failed = "rejected")
  static int parse(String line) {
    return Integer.parseInt(line);
  }

  @Stage(in = "numbers", out = "halves", failed = "rejected")
  static Optional<Integer> halve(int number) {
    return number % 2 == 0 ? Optional.of(number / 2) : Optional.empty();
  }

  @Stage(in = "halves", out = "digits", failed = "rejected")
  static IntStream digits(int half) {
    return String.valueOf(half).chars();
  }

  @Stage(in = "digits", out = "texts", failed = "odd", workers = 4, ordered = true)
  static String text(int digit) {
    return String.valueOf(digit);
  }

  @Stage(in = "odd")
  static void odd(Failed<Integer> odd) {
    System.out.println(odd.value());
  }

  @Stage(in = "texts", out = "words", failed = "unsplit")
  static void split(String text, SendChannel<String> words) throws InterruptedException {
    words.send(text);
  }

  @Stage(in = "unsplit", out = "unsplitTexts")
  static String describe(Failed<String> failed) {
    return failed.value() + ": " + failed.cause();
  }

  @Stage(in = "unsplitTexts")
  static void log(String text) {
    System.out.println(text);
  }

  @Stage(in = "words", failed = "rejected")
  @Batch(max = 10)
  static void store(List<String> words) {
    Stream.of(words).forEach(System.out::println);
  }
}
