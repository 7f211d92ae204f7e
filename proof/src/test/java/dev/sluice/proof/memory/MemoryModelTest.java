package dev.sluice.proof.memory;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.Main;

/**
 * Runs the tests of jcstress in this package: each for a moment in every build, with {@code
 * -Pjcstress} for long and with every set of compilers.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class MemoryModelTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.jcstress.long");
  private static final Duration LIMIT = LONG ? Duration.ofHours(2) : Duration.ofMinutes(10);

  /** One virtual machine for each test, with one set of compilers. */
  private static final List<String> SHORT =
      List.of("-f", "1", "-sc", "false", "-jvmArgs", "-XX:+UseSerialGC -Dsluice.stalls=off");

  @Test
  void whatWasWrittenIsSeen() throws Exception {
    String said =
        run("\\.(?!Broken)\\w+$", LONG ? List.of() : List.of("-iters", "1", "-time", "200"));

    assertThat(said).contains("12 planned; 12 passed, 0 failed, 0 soft errs, 0 hard errs");
  }

  @Test
  void missingFencesAreFound() throws Exception {
    String said = run("\\.Broken\\w+$", LONG ? List.of() : List.of("-iters", "10", "-time", "200"));

    assertThat(said).contains("2 planned; 0 passed, 2 failed, 0 soft errs, 0 hard errs");
    assertThat(said).contains("[FAILED] " + BrokenMailbox.class.getName());
    assertThat(said).contains("[FAILED] " + BrokenWakeUp.class.getName());
  }

  private static String run(String tests, List<String> times)
      throws IOException, InterruptedException {
    Path folder = Path.of("target", "jcstress").toAbsolutePath();
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsluice.stalls=off",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "-t",
                tests,
                "-r",
                folder.resolve("report").toString()));
    if (!LONG) {
      command.addAll(SHORT);
    }
    command.addAll(times);
    Path output = Files.createTempFile(folder, "run", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(LIMIT);
    process.destroyForcibly().waitFor();
    String said = Files.readString(output);
    System.out.println(
        "jcstress: "
            + said.lines()
                .filter(line -> line.startsWith("(Results:"))
                .reduce((a, b) -> b)
                .orElse(""));
    return ended ? said : said + "\nthe time is over";
  }
}
