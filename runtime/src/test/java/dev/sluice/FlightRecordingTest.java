package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder gets of real runs. */
class FlightRecordingTest {
  private static final Path SETTINGS = Path.of("src/main/resources/META-INF/sluice.jfc");

  @TempDir Path folder;

  /** A recording of one kind of event. */
  private final class Recorded implements AutoCloseable {
    private final String event;
    private final Recording recording = new Recording();

    Recorded(String event, String... setting) {
      this.event = event;
      var settings = recording.enable(event);
      if (setting.length > 0) {
        settings.with(setting[0], setting[1]);
      }
      recording.start();
    }

    /** Ends the recording; its events. */
    List<RecordedEvent> events() throws IOException {
      recording.stop();
      Path file = folder.resolve("recording.jfr");
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(one -> one.getEventType().getName().equals(event))
          .toList();
    }

    @Override
    public void close() {
      recording.close();
    }
  }

  private static RecordedEvent named(List<RecordedEvent> events, String field, String value) {
    return events.stream()
        .filter(event -> value.equals(event.getString(field)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(value + " is not in " + events));
  }

  /** Waits until a goroutine has been blocked for a time. */
  private static void awaitBlocked(String goroutine, Duration atLeast) throws Exception {
    Eventually.until(
        () ->
            Goroutines.all().stream()
                .anyMatch(
                    one -> one.name().equals(goroutine) && one.waiting().compareTo(atLeast) > 0));
  }

  @Test
  void blockedGoroutine() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Blocked");
        Group group = Group.open("readers")) {
      Channel<Integer> values = group.channel("values", 0);
      group.go("reader", () -> values.receive());
      awaitBlocked("reader", Duration.ofMillis(25));
      values.send(1);
      group.join();

      RecordedEvent event = named(recorded.events(), "goroutine", "reader");

      assertThat(event.getString("scope")).isEqualTo("readers");
      assertThat(event.getLong("run")).isGreaterThan(0);
      assertThat(event.getString("channel")).isEqualTo("values");
      assertThat(event.getString("operation")).isEqualTo("chan receive");
      assertThat(event.getDuration()).isGreaterThan(Duration.ofMillis(20));
      assertThat(event.getStackTrace().getFrames().toString()).contains("FlightRecordingTest");
    }
  }

  @Test
  void shortWaitsAreNotRecorded() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Blocked");
        Group group = Group.open("ping-pong")) {
      Channel<Integer> ping = group.channel("ping", 0);
      group.go(
          "pinger",
          () -> {
            for (int i = 0; i < 1000; i++) {
              ping.send(i);
            }
          },
          ping::close);
      group.go("ponger", () -> ping.forEach(one -> {}));
      group.join();

      for (RecordedEvent event : recorded.events()) {
        assertThat(event.getDuration()).isAtLeast(Duration.ofMillis(20));
      }
    }
  }

  @Test
  void sleepIsNotBlocked() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Blocked");
        Group group = Group.open("sleepers")) {
      group.go("sleeper", () -> Go.sleep(Duration.ofMillis(30)));
      group.join();

      assertThat(recorded.events().stream().map(event -> event.getString("goroutine")).toList())
          .doesNotContain("sleeper");
    }
  }

  @Test
  void waitThatNeverEndsIsInTheRecording() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Waiting");
        Group group = Group.open("forgotten")) {
      Channel<Integer> never = group.port("never", 0);
      group.go("waiter", () -> never.receive());
      awaitBlocked("waiter", Duration.ofMillis(1));

      RecordedEvent event = named(recorded.events(), "goroutine", "waiter");

      assertThat(event.getString("scope")).isEqualTo("forgotten");
      assertThat(event.getString("channel")).isEqualTo("never");
      assertThat(event.getString("operation")).isEqualTo("chan receive");
      assertThat(event.getDuration("waited")).isAtLeast(Duration.ofMillis(1));
    }
  }

  @Test
  void statisticsOfChannels() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.ChannelStatistics", "period", "endChunk");
        Group group = Group.open("statistics")) {
      Channel<Integer> values = group.channel("values", 2);
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < 3; i++) {
              values.send(i);
            }
          });
      awaitBlocked("sender", Duration.ZERO);

      RecordedEvent event = named(recorded.events(), "pipeline", "statistics");

      assertThat(event.getLong("run")).isGreaterThan(0);
      assertThat(event.getString("channel")).isEqualTo("values");
      assertThat(event.getInt("length")).isEqualTo(2);
      assertThat(event.getInt("capacity")).isEqualTo(2);
      assertThat(event.getLong("sent")).isEqualTo(2);
      assertThat(event.getInt("blockedSenders")).isEqualTo(1);
      assertThat(event.getInt("blockedReceivers")).isEqualTo(0);
      values.receive();
      group.join();
    }
  }

  private static final Topology LINE =
      new Topology(
          "Line",
          List.of(
              new Topology.Stage("source", List.of(), List.of("values"), 1),
              new Topology.Stage("sink", List.of("values"), List.of(), 1)),
          List.of(new Topology.Channel("values", "Integer", 0)),
          List.of());

  private static PipelineRun<Void> start(int sent, Sink<ReceiveChannel<Integer>> sink) {
    return PipelineRun.start(
        LINE,
        group -> {
          Channel<Integer> values = group.channel("values", 0);
          group.go(
              "source",
              () -> {
                for (int i = 0; i < sent; i++) {
                  values.send(i);
                }
              },
              values::close);
          group.go("sink", () -> sink.accept(values), values::abandon);
          group.join();
          return null;
        });
  }

  private static String outcome(List<RecordedEvent> events, String stage) {
    return named(events, "stage", stage).getString("outcome");
  }

  @Test
  void stageEndsNormally() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.StageEnd");
        PipelineRun<Void> run = start(7, values -> values.forEach(one -> {}))) {
      run.join();

      List<RecordedEvent> events = recorded.events();

      RecordedEvent sink = named(events, "stage", "sink");
      assertThat(sink.getString("pipeline")).isEqualTo("Line");
      assertThat(sink.getLong("run")).isEqualTo(run.id());
      assertThat(sink.getLong("received")).isEqualTo(7);
      assertThat(sink.getString("outcome")).isEqualTo("completed");
      assertThat(sink.getDuration()).isGreaterThan(Duration.ZERO);
      assertThat(named(events, "stage", "source").getLong("sent")).isEqualTo(7);
    }
  }

  @Test
  void stageIsAbandoned() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.StageEnd");
        PipelineRun<Void> run = start(Integer.MAX_VALUE, ReceiveChannel::receive)) {
      run.join();

      List<RecordedEvent> events = recorded.events();

      assertThat(outcome(events, "source")).isEqualTo("abandoned");
      assertThat(outcome(events, "sink")).isEqualTo("completed");
    }
  }

  @Test
  void stageFailsAndAnotherIsCancelled() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.StageEnd")) {
      PipelineRun<Void> run =
          start(
              Integer.MAX_VALUE,
              values -> {
                values.receive();
                throw new IOException("no space");
              });
      assertThrows(GoroutineFailedException.class, run::join);

      List<RecordedEvent> events = recorded.events();

      assertThat(outcome(events, "sink")).isEqualTo("failed");
      assertThat(outcome(events, "source")).isEqualTo("cancelled");
    }
  }

  @Test
  void runIsCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (Recorded recorded = new Recorded("dev.sluice.StageEnd")) {
      PipelineRun<Void> run =
          start(
              Integer.MAX_VALUE,
              values -> {
                for (int _ : values) {
                  begun.countDown();
                }
              });
      begun.await();
      run.cancel();
      assertThrows(CancellationException.class, run::join);

      assertThat(outcome(recorded.events(), "source")).isEqualTo("cancelled");
    }
  }

  @Test
  void deadlock() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Deadlock")) {
      deadlockPhilosophers();

      RecordedEvent event = named(recorded.events(), "scope", "philosophers");

      assertThat(event.getString("report")).contains("'plato' waits for 'kant'");
    }
  }

  /** What a deadlock ends has not waited for long, and waits no more when the recording ends. */
  @Test
  void whoIsDeadlockedHasWaited() throws Exception {
    try (Recorded recorded = new Recorded("dev.sluice.Waiting")) {
      deadlockPhilosophers();

      List<RecordedEvent> events = recorded.events();

      RecordedEvent plato = named(events, "goroutine", "plato");
      assertThat(plato.getString("scope")).isEqualTo("philosophers");
      assertThat(plato.getString("channel")).isEqualTo("left");
      assertThat(plato.getString("operation")).isEqualTo("chan receive");
      assertThat(plato.getDuration("waited")).isGreaterThan(Duration.ZERO);
      assertThat(named(events, "goroutine", "kant").getString("channel")).isEqualTo("right");
    }
  }

  private static void deadlockPhilosophers() {
    try (Group group = Group.open("philosophers")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      group.go("plato", () -> right.send(left.receive()));
      group.go("kant", () -> left.send(right.receive()));
      assertThrows(DeadlockException.class, group::join);
    }
  }

  /** Blocks a goroutine for ever on a channel that anybody might use, and waits for a line. */
  static final class Stuck {
    public static void main(String[] args) throws Exception {
      Go.go("lonely", () -> Channel.<Integer>make("nobody", 0).receive());
      int end = System.in.read();
      System.out.println("ended " + end);
      System.exit(0);
    }
  }

  private Process start(Class<?> program, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String end(Process process) throws Exception {
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  @Test
  void stallWithTheSettingsThatAreShipped() throws Exception {
    Path file = folder.resolve("stall.jfr");
    Process stuck =
        start(
            Stuck.class,
            "-Dsluice.stalls=report",
            "-XX:StartFlightRecording:filename=" + file + ",settings=" + SETTINGS.toAbsolutePath());
    StringBuilder log = new StringBuilder();
    while (log.indexOf("without progress") < 0) {
      int next = stuck.getInputStream().read();
      assertThat(next).isAtLeast(0);
      log.append((char) next);
    }
    end(stuck);

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);

    RecordedEvent stall =
        events.stream()
            .filter(one -> one.getEventType().getName().equals("dev.sluice.Stall"))
            .findFirst()
            .orElseThrow();
    assertThat(stall.getString("report")).contains("'lonely' [chan receive] nobody");
    RecordedEvent waiting =
        named(
            events.stream()
                .filter(one -> one.getEventType().getName().equals("dev.sluice.Waiting"))
                .toList(),
            "goroutine",
            "lonely");
    assertThat(waiting.getDuration("waited")).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void nothingIsLoadedWhereThereIsNoFlightRecorder() throws Exception {
    Process stuck =
        start(Stuck.class, "--limit-modules", "java.base,java.logging", "-Xlog:class+load");
    stuck.getOutputStream().write('\n');

    String log = end(stuck);

    assertThat(log).contains("ended 10");
    assertThat(log).contains("dev.sluice.internal.recording.Recorder ");
    assertThat(log).doesNotContain("jdk.jfr.");
    assertThat(log).doesNotContain("BlockedEvent");
  }

  /** The page repeats the settings, for those who copy them into their own. */
  @Test
  void settingsAreThoseOfThePage() throws Exception {
    String settings = Files.readString(SETTINGS);
    String page = Files.readString(Path.of("../docs/jfr.md"));
    String lines = settings.substring(settings.indexOf("  <event"), settings.indexOf("</conf"));
    assertThat(page).contains("```xml\n" + lines.replaceAll("(?m)^  ", "") + "```");
    for (String event :
        List.of("Blocked", "Waiting", "ChannelStatistics", "StageEnd", "Deadlock", "Stall")) {
      assertThat(settings).contains("\"dev.sluice." + event + "\"");
    }
  }
}
