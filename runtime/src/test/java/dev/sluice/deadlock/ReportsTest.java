package dev.sluice.deadlock;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reports that are switched on by a system property, each in a program of its own, two side by
 * side.
 */
final class ReportsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "locked, sync.Mutex.Lock, ReentrantLock",
    "notified, sync.Cond.Wait, ''",
    "conditional, sync.Cond.Wait, ConditionObject",
    "future, waiting, CompletableFuture",
    "receiver, chan receive] values, ''",
    "waiter, sync.WaitGroup.Wait, ''",
  })
  @Execution(ExecutionMode.CONCURRENT)
  void stallsAreLoggedByName(String name, String operation, String blocker) throws Exception {
    String report = errors("-Dsluice.stalls=report", name, name);

    assertThat(report).contains("'" + name + "' [" + operation);
    assertThat(report).contains("goroutines without progress for a second");
    assertThat(report).contains("Standstills.java:");
    assertThat(report).contains(blocker);
    assertThat(report).doesNotContain("sleeper");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aStallInAGroupNamesTheGroup() throws Exception {
    String report = errors("-Dsluice.stalls=report", "grouped", "asker", "sender to nobody");

    assertThat(report).contains("in group 'stalled'");
    assertThat(report).contains("'asker' [waiting]");
    assertThat(report).contains("'sender to nobody' [chan send] values");
  }

  @ParameterizedTest
  @CsvSource({"whole", "monitors"})
  @Execution(ExecutionMode.CONCURRENT)
  void aProgramThatStandsStillAsAWholeIsLogged(String program) throws Exception {
    String report = errors("-Dsluice.stalls=", program, "receiver 1", "main");

    assertThat(report).contains("the program stands still");
    assertThat(report).contains("'receiver 1' [chan receive] values");
    assertThat(report).contains("... and 90 more like these");
    assertThat(report).contains("Standstills.java:");
    assertThat(report.split("the program stands still", -1)).hasLength(2);
  }

  @ParameterizedTest
  @CsvSource({
    "-Dsluice.stalls=off, whole",
    "-Dsluice.stalls=, sleeping",
    "-Dsluice.stalls=, timed",
    "-Dsluice.stalls=, reading",
    "-Dsluice.stalls=, asking",
    "-Dsluice.stalls=, limited",
  })
  @Execution(ExecutionMode.CONCURRENT)
  void oneThatIsSilencedOrWaitsForSomethingIsNot(String option, String program) throws Exception {
    assertThat(errors(option, program)).isEmpty();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void leaksAreListedAtExit() throws Exception {
    String report = errors("-Dsluice.leaks=report", "leaks");

    assertThat(report).contains("goroutines left blocked in a channel operation: 3");
    assertThat(report).contains("'receiver' [chan receive] values");
    assertThat(report).contains("'sender' [chan send] values");
    assertThat(report).contains("'selector' [select] values");
    assertThat(report).contains("Standstills.java:");
    assertThat(report).doesNotContain("sleeper");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void withoutTheSwitchNothingIsSaid() throws Exception {
    assertThat(errors("-Dsluice.leaks=", "leaks")).isEmpty();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void withoutLeaksNothingIsSaid() throws Exception {
    assertThat(errors("-Dsluice.leaks=report", "clean")).isEmpty();
  }

  @Test
  void withoutTheSwitchNobodyLooks() {
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList())
        .doesNotContain("sluice-stalls");
  }

  /**
   * Runs a program of {@link Standstills} in a virtual machine of its own, and returns what it has
   * written to its error output when it ended.
   */
  private String errors(String option, String... program) throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(option, "-cp", System.getProperty("java.class.path")));
    command.add(Standstills.class.getName());
    command.addAll(List.of(program));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    try {
      assertWithMessage("%s has ended", command)
          .that(process.waitFor(1, TimeUnit.MINUTES))
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(errors);
  }
}
