package dev.sluice.programs;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.programs.chaos.Chaos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random pipelines that are disturbed at random lose no value and have none twice: half a minute in
 * every build, {@code -Dsluice.chaos.seconds} for longer. {@code -Dseed} begins with the round that
 * a failure printed.
 */
final class ChaosTest {
  private static final int SECONDS = Integer.getInteger("sluice.chaos.seconds", 30);
  private static final int RUNS = 3;

  /** A round that does not end says so after half a minute. */
  private static final Duration MORE = Duration.ofSeconds(90);

  @ParameterizedTest(name = "on {0}")
  @ValueSource(ints = {1, 2, 8})
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyValueIsAccountedFor(int carriers) throws Exception {
    int seconds = SECONDS / RUNS;
    List<String> options = new ArrayList<>(List.of("-Dsluice.seconds=" + seconds));
    for (String property : List.of("seed", "sluice.chaos.values")) {
      String value = System.getProperty(property);
      if (value != null) {
        options.add("-D" + property + "=" + value);
      }
    }
    Jvm.Result result = Jvm.run(Chaos.class, carriers, MORE.plusSeconds(seconds), options);
    assertWithMessage("on %s carriers:\n%s", carriers, result.output())
        .that(result.isWell())
        .isTrue();
    System.out.print("chaos on " + carriers + ": " + result.output());
  }
}
