package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every shape of stress (rules STR) but the one that measures memory holds on few and on many
 * carriers, beside busy loops, sleepers and pinned goroutines.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class DisturbedStressTest {
  private static final boolean LONG = Boolean.getBoolean("sluice.stress");

  /** The rules STR but for the one that measures memory; some have a test for each kind. */
  private static final int SHAPES = 28;

  /** In short on one kind, which meets all of them. */
  private static final String SHORT_KINDS = Kind.MIXED.name();

  /** All but the one on which a shape is measured: that needs an idle machine. */
  private static final String LONG_KINDS =
      Stream.of(Kind.values())
          .filter(kind -> kind != Kind.MADE)
          .map(Kind::name)
          .collect(Collectors.joining(","));

  private static final Pattern HELD = Pattern.compile("(\\d+) shapes held, 0 failed");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void everyShapeHolds(int carriers) throws Exception {
    Child.Result result =
        Child.run(
            DisturbedShapes.class,
            LONG ? Duration.ofMinutes(40) : Duration.ofMinutes(2),
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Dsluice.kinds=" + (LONG ? LONG_KINDS : SHORT_KINDS),
            "-Dsluice.share=" + (LONG ? 1 : 20),
            "-Dsluice.window.seconds=" + (LONG ? 600 : 60),
            // The shapes collect garbage all the time, and in short nothing is compiled for long.
            "-XX:+UseSerialGC",
            LONG ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1");
    System.out.printf("%d carriers: %s", carriers, result.out());
    Matcher held = HELD.matcher(result.out());
    assertWithMessage("%s%s", result.out(), result.errors()).that(held.find()).isTrue();
    assertWithMessage("shapes").that(Integer.parseInt(held.group(1))).isAtLeast(SHAPES);
  }
}
