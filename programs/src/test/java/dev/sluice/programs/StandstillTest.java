package dev.sluice.programs;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.programs.standstill.Standstill;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches for standstills on one, two, three and eight carriers, on two twice, where a fault of
 * that kind showed most: a minute in every build, {@code -Dsluice.standstill.seconds} for longer.
 * {@code -Dseed} replays what a failure printed.
 */
final class StandstillTest {
  private static final int SECONDS = Integer.getInteger("sluice.standstill.seconds", 60);
  private static final int RUNS = 5;

  /** A shape that has begun ends after a few seconds, and the books are checked. */
  private static final Duration MORE = Duration.ofSeconds(60);

  @ParameterizedTest(name = "on {0}")
  @ValueSource(ints = {1, 2, 2, 3, 8})
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void goroutinesNeverStandStill(int carriers) throws Exception {
    int seconds = SECONDS / RUNS;
    Long seed = Long.getLong("seed");
    Jvm.Result result =
        Jvm.run(
            Standstill.class,
            carriers,
            MORE.plusSeconds(seconds),
            seed == null
                ? List.of("-Dsluice.seconds=" + seconds)
                : List.of("-Dsluice.seconds=" + seconds, "-Dseed=" + seed));
    assertWithMessage("on %s carriers:\n%s", carriers, result.output())
        .that(result.isWell())
        .isTrue();
    System.out.print("standstill on " + carriers + ": " + result.output());
  }
}
