package dev.sluice.samples.logs;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.samples.Run;
import dev.sluice.testing.VirtualTime;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\{\"window\": (\\d+), \"requests\": (\\d+), \"errors\": (\\d+), \"bytes\": (\\d+),"
              + " \"garbage\": (\\d+), \"busiest\": \"(.*)\"}");

  @TempDir private Path directory;

  private Path log;
  private Path json;

  @BeforeEach
  void files() {
    log = directory.resolve("access.log.gz");
    json = directory.resolve("windows.jsonl");
  }

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Counts one line after the other: requests, errors, bytes, garbage. */
  private static long[] sequential(Path log) throws IOException {
    long[] totals = new long[4];
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\"", -1);
        if (parts.length < 3) {
          totals[3]++;
        } else {
          String[] answer = parts[2].strip().split(" ", -1);
          totals[0]++;
          totals[1] += answer[0].charAt(0) >= '4' ? 1 : 0;
          totals[2] += answer[1].equals("-") ? 0 : Long.parseLong(answer[1]);
        }
      }
    }
    return totals;
  }

  /** The numbers of the last line, without those of the file's name. */
  private static List<Long> summary(Run run) {
    String last = run.lines().getLast();
    return Pattern.compile("\\d+")
        .matcher(last.substring(0, last.indexOf(" windows")))
        .results()
        .map(match -> Long.valueOf(match.group()))
        .toList();
  }

  @Test
  void theWindowsTogetherAreWhatASequentialCountFinds() throws IOException {
    int lines = 50_000;
    MadeUpLog.write(log, lines);
    long[] expected = sequential(log);

    Run run = Run.of("logs", log, "--window", "1ms", "--json", json);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    List<String> objects = Files.readAllLines(json);
    List<String> table = run.lines().subList(1, run.lines().size() - 1);
    assertThat(objects.size()).isAtLeast(2);
    assertThat(table).hasSize(objects.size());
    long[] windows = new long[4];
    for (int i = 0; i < objects.size(); i++) {
      Matcher object = OBJECT.matcher(objects.get(i));
      assertWithMessage(objects.get(i)).that(object.matches()).isTrue();
      assertThat(object.group(1)).isEqualTo(String.valueOf(i + 1));
      for (int field = 0; field < 4; field++) {
        windows[field] += Long.parseLong(object.group(field + 2));
      }
      String row = table.get(i).strip().replaceAll(" +", " ");
      assertThat(row)
          .isEqualTo(
              object.replaceAll("$1 $2 $3 $4 $5 $6").strip()); // both sinks were told the same
    }
    assertThat(windows).isEqualTo(expected);
    assertThat(windows[0] + windows[3]).isEqualTo(lines);
    assertThat(windows[3]).isGreaterThan(0);
    assertThat(summary(run))
        .containsExactly(expected[0], expected[1], expected[2], expected[3], (long) objects.size())
        .inOrder();
  }

  @Test
  void aLogThatIsMadeUpIsTheSameEveryTime() throws IOException {
    Path again = directory.resolve("again.gz");
    MadeUpLog.write(log, 1000);
    MadeUpLog.write(again, 1000);

    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(log));
  }

  @Test
  void withoutAFileTheSampleMakesOneUp() throws IOException {
    long before = Run.temporaryDirectories();

    Run run = Run.of("logs", "--lines", 2000);

    assertThat(run.exitCode()).isEqualTo(0);
    String first = run.lines().getFirst();
    assertThat(first).isEqualTo("Making up 2000 lines");
    List<Long> numbers = summary(run);
    assertThat(numbers.get(0) + numbers.get(3)).isEqualTo(2000);
    assertThat(run.lines().getLast()).endsWith("not kept: --json names a file for them");
    assertThat(Run.temporaryDirectories()).isEqualTo(before);
  }

  @Test
  void bothLogFormatsAreUnderstoodAndEverythingElseIsGarbage() throws IOException {
    Files.write(
        log,
        gzip(
            """
            192.0.2.7 - - [10/Oct/2026:13:55:36 -0700] "GET /a\\b HTTP/1.0" 200 2326
            192.0.2.8 - eve [10/Oct/2026:13:55:36 -0700] "GET /a\\b HTTP/1.0" 404 - "-" "curl/8"

            192.0.2.9 - - [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.0" 999 1
            192.0.2.9 - - [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.0" 200 99999999999999999999
            \u0000\u001b[31m
            192.0.2.7 - - [10/Oct/2026:13:55:36 -0700] "GET /no/end HTTP/1.0" 500 10\
            """));

    Run run = Run.of("logs", log, "--window", "1m", "--json", json);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(summary(run)).containsExactly(3L, 2L, 2336L, 4L, 1L).inOrder();
    assertThat(Files.readAllLines(json))
        .containsExactly(
            "{\"window\": 1, \"requests\": 3, \"errors\": 2, \"bytes\": 2336, \"garbage\": 4,"
                + " \"busiest\": \"/a\\\\b\"}");
  }

  @Test
  void aLineOfTenMegabytesIsOneLineOfGarbage() throws IOException {
    Files.write(log, gzip("x".repeat(10 << 20) + "\nshort\n"));

    Run run = Run.of("logs", log, "--window", "1m", "--json", json);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(summary(run)).containsExactly(0L, 0L, 0L, 2L, 1L).inOrder();
  }

  @Test
  void anEmptyLogHasNoWindows() throws IOException {
    Files.write(log, gzip(""));

    Run run = Run.of("logs", log, "--window", "1m", "--json", json);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(summary(run)).containsExactly(0L, 0L, 0L, 0L, 0L);
    assertThat(Files.readString(json)).isEmpty();
  }

  private void assertFails(String problem) {
    Run run = Run.of("logs", log, "--json", json);

    assertThat(run.err().strip()).isEqualTo("logs: " + problem);
    assertThat(run.exitCode()).isEqualTo(1);
    Run.assertNoGoroutineIsLeft();
  }

  @Test
  void aFileThatWasCutOffIsOneLine() throws IOException {
    MadeUpLog.write(log, 50_000);
    byte[] whole = Files.readAllBytes(log);

    for (int length : new int[] {11, 1000, whole.length / 2, whole.length - 1}) {
      Files.write(log, Arrays.copyOf(whole, length));

      assertFails(log + ": the end of the file is missing");
    }
  }

  @Test
  void aFileThatIsDamagedIsOneLine() throws IOException {
    MadeUpLog.write(log, 10_000);
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length - 5] ^= 1; // in the checksum
    Files.write(log, bytes);

    Run run = Run.of("logs", log, "--json", json);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("logs: " + log + ": damaged: ");
    assertThat(run.err().lines().toList()).hasSize(1);
  }

  @Test
  void aFileThatIsNotCompressedOrEmptyIsOneLine() throws IOException {
    Files.writeString(log, "192.0.2.7 - - [now] \"GET / HTTP/1.0\" 200 2326\n");
    assertFails(log + ": not a gzip file");

    Files.write(log, new byte[0]);
    assertFails(log + ": not a gzip file");
  }

  @Test
  void aFileThatIsMissingOrADirectoryIsOneLine() throws IOException {
    assertFails(log + ": no such file or directory");

    Files.createDirectory(log);
    assertFails(log + ": is a directory");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsOneLine() throws IOException {
    MadeUpLog.write(log, 50_000);
    json = directory.resolve("nowhere").resolve("windows.jsonl");

    assertFails(json + ": no such file or directory");
  }

  @Test
  void aWindowThatNeverOpensIsOneLine() {
    Run run = Run.of("logs", log, "--window", "0ms");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("logs: --window must be longer than nothing");
  }

  @Test
  void aWindowIsOpenForItsPeriod() {
    VirtualTime.run(
        time -> {
          Channel<Entry> entries = Channel.make("entries", 0);
          Channel<Window> windows = Channel.make("windows", 10);
          Logs logs = new Logs(log, Duration.ofMinutes(1), log, window -> {});
          try (Group group = Group.open()) {
            group.go("add", () -> logs.add(entries, windows), windows::close);
            entries.send(new Entry.Request("GET", "/a", 200, 1));
            Go.sleep(Duration.ofSeconds(59));
            entries.send(new Entry.Request("GET", "/b", 404, 2));
            Go.sleep(Duration.ofSeconds(2));
            entries.send(new Entry.Garbage());
            entries.close();
            group.join();
          }
          assertThat(windows.receive()).isEqualTo(new Window(1, 2, 1, 3, 0, "/a"));
          assertThat(windows.receive()).isEqualTo(new Window(2, 0, 0, 0, 1, ""));
          assertThat(windows.receiveOk().ok()).isFalse();
        });
  }
}
