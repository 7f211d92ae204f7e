package dev.sluice.samples;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A sample that was run to its end.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int exitCode, String out, String err) {
  /** Runs a sample without a keyboard. */
  public static Run of(Object... arguments) {
    return with(new ByteArrayInputStream(new byte[0]), arguments);
  }

  /** Runs a sample with a keyboard. */
  public static Run with(InputStream keyboard, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode =
        Main.run(
            new Terminal(
                keyboard,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false),
            words);
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  public List<String> lines() {
    return out.lines().toList();
  }

  /** How many temporary directories of samples there are. */
  public static long temporaryDirectories() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("sluice-samples")).count();
    }
  }

  /** Waits until no goroutine is left, and fails with their stacks if that does not happen. */
  public static void assertNoGoroutineIsLeft() {
    await(() -> Goroutines.all().isEmpty());
    assertWithMessage(Goroutines.dump())
        .that(Goroutines.all().stream().map(Goroutine::toString).toList())
        .isEmpty();
  }

  /** Waits for a state, for a minute at most; the caller asserts it. */
  public static void await(BooleanSupplier state) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!state.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }
}
