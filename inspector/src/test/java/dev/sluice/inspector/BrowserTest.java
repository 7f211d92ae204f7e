package dev.sluice.inspector;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.Channel;
import dev.sluice.ChannelState;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.StageState;
import dev.sluice.Topology;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The page in a headless Chromium: {@code src/test/browser/scenarios.mjs} looks at what is started
 * here. It needs node, Chromium (or {@code SLUICE_CHROMIUM}, the path of one), and playwright-core,
 * which {@code npm ci} in that folder brings; {@code .ci/run} sees to all three. The screenshots of
 * the documentation come from here: {@code -Dsluice.screenshots=} their folder.
 */
class BrowserTest {
  private static final Path FOLDER = Path.of("src", "test", "browser");
  private static final long PATIENCE_SECONDS = 300;

  @TestFactory
  @Timeout(value = PATIENCE_SECONDS + 30, unit = TimeUnit.SECONDS)
  Stream<DynamicTest> page() throws Exception {
    Optional<String> node = program("node");
    Optional<String> chromium =
        Optional.ofNullable(System.getenv("SLUICE_CHROMIUM"))
            .or(() -> program("chromium"))
            .or(() -> program("chromium-browser"))
            .or(() -> program("google-chrome"));
    assumeTrue(node.isPresent(), "skipped: there is no node on the path");
    assumeTrue(chromium.isPresent(), "skipped: there is no Chromium on the path");
    assumeTrue(
        Files.isDirectory(FOLDER.resolve("node_modules").resolve("playwright-core")),
        "skipped: playwright-core is missing, which `npm ci` in inspector/" + FOLDER + " brings");
    Path screenshots =
        Path.of(System.getProperty("sluice.screenshots", "target/screenshots")).toAbsolutePath();
    Files.createDirectories(screenshots);

    List<JsonNode> results = new ArrayList<>();
    Shown shown = Shown.start();
    try (Inspector inspector = Inspector.start(0)) {
      shown.endSome();
      run(
          List.of(
              node.get(),
              FOLDER.resolve("scenarios.mjs").toString(),
              inspector.address().toString(),
              chromium.get(),
              screenshots.toString()),
          results);
    } finally {
      shown.close();
    }
    return results.stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.get("name").asText(),
                    () ->
                        assertWithMessage(result.get("failure").asText())
                            .that(result.get("failure").asText())
                            .isEmpty()));
  }

  private static void run(List<String> command, List<JsonNode> results) throws Exception {
    Path log = Files.createTempFile("browser", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(log, StandardCharsets.UTF_8);
      assertWithMessage(text).that(ended).isTrue();
      assertWithMessage(text).that(process.exitValue()).isEqualTo(0);
      ObjectMapper json = new ObjectMapper();
      for (String line : text.lines().filter(it -> it.startsWith("{\"name\"")).toList()) {
        results.add(json.readTree(line));
      }
      assertWithMessage(text).that(results).isNotEmpty();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      Files.delete(log);
    }
  }

  private static Optional<String> program(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** What there is to be seen. */
  private record Shown(List<PipelineRun<Void>> runs, List<MadeUpRun> madeUp) {
    static Shown start() {
      return new Shown(
          List.of(BusyPipeline.start(), startStuck()), List.of(beginImages(), beginChain()));
    }

    /** What has ended is known to an inspector that was there then. */
    void endSome() throws InterruptedException {
      endDeadlocked();
      endFailed();
    }

    void close() {
      runs.forEach(PipelineRun::close);
      madeUp.forEach(MadeUpRun::close);
    }
  }

  private static Topology.Stage stage(String name, List<String> in, List<String> out, int workers) {
    return new Topology.Stage(name, in, out, workers);
  }

  private static void endDeadlocked() {
    try (Group group = Group.open("Philosophers")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      group.go("plato", () -> right.send(left.receive()));
      group.go("kant", () -> left.send(right.receive()));
      assertThrows(DeadlockException.class, group::join);
    }
  }

  private static void endFailed() throws InterruptedException {
    Topology topology =
        new Topology(
            "<img src=x onerror=alert(1)>",
            List.of(stage("<b>only</b>", List.of(), List.of(), 1)),
            List.of(),
            List.of());
    PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              group.go(
                  "<b>only</b>",
                  () -> {
                    throw new IOException("no such file <script>alert(1)</script>");
                  });
              group.join();
              return null;
            });
    assertThrows(RuntimeException.class, run::join);
  }

  /** Two stages that wait for each other on ports, which somebody outside might serve. */
  private static PipelineRun<Void> startStuck() {
    Topology topology =
        new Topology(
            "Stuck",
            List.of(
                stage("ask", List.of("answers"), List.of("questions"), 1),
                stage("answer", List.of("questions"), List.of("answers"), 1)),
            List.of(
                new Topology.Channel("questions", "String", 0),
                new Topology.Channel("answers", "String", 0)),
            List.of());
    return PipelineRun.start(
        topology,
        group -> {
          Channel<String> questions = group.port("questions", 0);
          Channel<String> answers = group.port("answers", 0);
          group.go("ask", () -> questions.send(answers.receive()));
          group.go("answer", () -> answers.send(questions.receive()));
          group.join();
          return null;
        });
  }

  private static ChannelState channel(String name, int length, int capacity, long sent) {
    return new ChannelState(name, length, capacity, sent, List.of(), List.of(), 0);
  }

  private static StageState running(String name, int goroutines, long count) {
    return new StageState(name, goroutines, count, count, List.of("running"));
  }

  private static MadeUpRun beginImages() {
    Topology retouch =
        new Topology(
            "Retouch",
            List.of(
                stage("scale", List.of("pictures"), List.of("small"), 2),
                stage("sharpen", List.of("small"), List.of("sharp"), 1)),
            List.of(new Topology.Channel("small", "Picture", 4)),
            List.of(
                new Topology.Port("pictures", "Picture", true),
                new Topology.Port("sharp", "Picture", false)));
    Topology images =
        new Topology(
            "Images",
            List.of(
                stage("list", List.of(), List.of("files"), 1),
                stage("decode", List.of("files"), List.of("decoded", "broken"), 2),
                new Topology.Stage("retouch", List.of("decoded"), List.of("sharp"), 3, retouch),
                stage("encode", List.of("sharp"), List.of("written"), 1),
                stage("count", List.of("written"), List.of(), 1),
                stage("report", List.of("broken"), List.of(), 1)),
            List.of(
                new Topology.Channel("files", "Path", 8),
                new Topology.Channel("decoded", "Picture", 2),
                new Topology.Channel("broken", "Broken", 0),
                new Topology.Channel("sharp", "Picture", 2),
                new Topology.Channel("written", "Path", 0)),
            List.of());
    return MadeUpRun.begin(
        images,
        look ->
            List.of(
                running("list", 1, 120 * look),
                running("decode", 2, 110 * look),
                running("encode", 1, 100 * look),
                running("count", 1, 100 * look),
                running("report", 1, look),
                running("retouch-1.scale", 2, 35 * look),
                running("retouch-1.sharpen", 1, 35 * look),
                running("retouch-2.scale", 2, 35 * look),
                running("retouch-2.sharpen", 1, 35 * look)),
        look ->
            List.of(
                channel("files", 5, 8, 120 * look),
                channel("decoded", 1, 2, 110 * look),
                channel("broken", 0, 0, look),
                channel("sharp", 1, 2, 100 * look),
                channel("retouch-1.small", 2, 4, 35 * look),
                channel("retouch-2.small", 1, 4, 35 * look)));
  }

  private static MadeUpRun beginChain() {
    List<Topology.Stage> stages = new ArrayList<>();
    List<Topology.Channel> channels = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      stages.add(
          stage(
              "stage" + i,
              i == 0 ? List.of() : List.of("c" + (i - 1)),
              i == 199 ? List.of() : List.of("c" + i),
              1));
      if (i < 199) {
        channels.add(new Topology.Channel("c" + i, "int", 8));
      }
    }
    return MadeUpRun.begin(
        new Topology("Chain of 200", stages, channels, List.of()),
        look -> stages.stream().map(one -> running(one.name(), 1, 10 * look)).toList(),
        look -> channels.stream().map(one -> channel(one.name(), 3, 8, 10 * look)).toList());
  }
}
