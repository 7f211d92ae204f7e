package dev.sluice.samples;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
  static List<String> samples() {
    return Run.of()
        .out()
        .lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith("  ") && line.charAt(2) != ' ')
        .map(line -> line.strip().split(" +", 2)[0])
        .toList();
  }

  @Test
  void noArgumentSaysWhatCanBeRunAndHow() {
    Run run = Run.of();

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(samples()).containsAtLeast("squares", "thumbnails", "du");
    assertThat(run.out()).contains("mvn -B -Pquick -pl samples -am package exec:exec -Dsample=");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aSampleCanBeInspected() {
    Run run = Run.of("--inspect", "words", "src");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).contains("inspector: http://127.0.0.1:");
    assertThat(run.out()).isNotEmpty();
  }

  @Test
  void atATerminalTheInspectorOutlivesTheSample() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8),
            true);
    FutureTask<Integer> sample =
        new FutureTask<>(() -> Main.run(terminal, "--inspect", "words", "src"));
    Thread thread = Thread.ofPlatform().start(sample);
    try {
      Run.await(() -> err.toString(UTF_8).contains("The sample has ended."));

      String runs = runs(err.toString(UTF_8).lines().findFirst().orElseThrow());

      assertThat(runs).contains("\"name\":\"WordCount\"");
      assertThat(runs).contains("\"state\":\"completed\"");
    } finally {
      thread.interrupt();
    }
    assertThat(sample.get(1, TimeUnit.MINUTES)).isEqualTo(0);
  }

  /** What the inspector answers whose address a line tells. */
  private static String runs(String line) throws Exception {
    URI page = URI.create(line.substring(line.indexOf("http")));
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("/api/v1/pipelines"))
            .header("Authorization", "Bearer " + page.getQuery().replace("token=", ""))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void anUnknownSampleSaysWhatCanBeRun() {
    Run run = Run.of("thumbnial");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Unmatched argument at index 0: 'thumbnial'");
    assertThat(run.err()).contains("Did you mean 'thumbnails'?");
    assertThat(run.err()).contains("squares");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"square,squares", "crawler,crawl", "countdwn,countdown", "seive,sieve"})
  void aMisspelledSampleIsAnsweredWithTheNearestName(String written, String nearest) {
    assertThat(Run.of(written).err()).contains("Did you mean '" + nearest + "'?");
  }

  @Test
  void aNameLikeNoOtherIsAnsweredWithNoSuggestion() {
    assertThat(Run.of("tarantella").err()).doesNotContain("Did you mean");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Run run = Run.of("--version");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).matches("Sluice \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleHasHelp(String sample) {
    Run run = Run.of(sample, "--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("Usage: samples " + sample + " [-h");
    assertThat(run.lines().size()).isAtLeast(3);
    // The list of all samples shows the first line of what a sample says of itself.
    String first =
        run.lines().stream()
            .filter(line -> !line.startsWith("Usage: ") && !line.startsWith(" "))
            .findFirst()
            .orElseThrow();
    assertThat(first).endsWith(".");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOptionThatMakesNoSenseIsSaidInOneLineAndTheUsage() {
    Run run = Run.of("countdown", "--tick", "soon");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'soon' is not a duration such as 500ms, 1s or 2m");
    assertThat(run.err()).contains("Usage: samples countdown");
    assertThat(run.err()).doesNotContain("\tat ");
  }
}
