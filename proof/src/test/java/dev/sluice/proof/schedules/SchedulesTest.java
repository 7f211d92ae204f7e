package dev.sluice.proof.schedules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.TruthJUnit.assume;

import dev.sluice.proof.stories.BrokenLane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random stories under Fray's scheduler: a few in every build, {@code -Pproof} for many. {@code
 * -Dseed} begins with the story that a failure printed.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class SchedulesTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.proof.long");
  private static final long SEED = Long.getLong("seed", 0);
  private static final int STORIES = LONG ? 2_000 : 10;
  private static final int SCHEDULES = LONG ? 300 : 60;
  private static final Duration LIMIT = LONG ? Duration.ofMinutes(90) : Duration.ofMinutes(10);
  private static final Path FOLDER = Path.of("target", "fray").toAbsolutePath();

  @BeforeAll
  static void frayRunsHere() {
    assume()
        .withMessage("Fray has a native part for Linux on x86-64 only, and needs jlink")
        .that(FrayJdk.isSupported())
        .isTrue();
  }

  @Test
  void everyOutcomeIsExplained() throws Exception {
    String said =
        run(Long.toString(SEED), Long.toString(SEED + STORIES), Integer.toString(SCHEDULES));

    assertThat(said).contains(Schedules.HOLDS);
    assertThat(said).doesNotContain(Schedules.FOUND);
    print(said);
  }

  @Test
  void everyFaultIsFound() throws Exception {
    String said = run();

    assertThat(said).contains(Schedules.HOLDS);
    for (BrokenLane.Fault fault : BrokenLane.Fault.values()) {
      String found = Schedules.FOUND + fault + ": ";
      switch (fault) {
        case NONE -> assertThat(said).doesNotContain(found);
        case LOST_WAKE_UP, BARGING ->
            assertThat(said).contains(found + "org.pastalab.fray.runtime.DeadlockException");
        case DOUBLE_DELIVERY, LOST_VALUE, OUT_OF_ORDER, OVERFILL, PEEK ->
            assertThat(said).contains(found + "java.lang.AssertionError: no order of the steps");
      }
    }
    print(said);
  }

  private static String run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(FOLDER.resolve("report").toString()));
    all.addAll(List.of(arguments));
    return FrayJdk.in(FOLDER).run(Schedules.class, LIMIT, all);
  }

  private static void print(String said) {
    said.lines()
        .filter(line -> line.startsWith(Schedules.HOLDS) || line.startsWith(Schedules.FOUND))
        .forEach(line -> System.out.println("Fray: " + line));
  }
}
