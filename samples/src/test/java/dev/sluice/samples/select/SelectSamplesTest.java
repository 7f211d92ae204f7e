package dev.sluice.samples.select;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import dev.sluice.testing.VirtualTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectSamplesTest {
  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  @Test
  void theTwoCasesTakeTurns() {
    Run run = Run.of("evens");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines()).containsExactly("0", "2", "4", "6", "8").inOrder();
  }

  @Test
  void theCountdownLaunchesAfterTenSeconds() {
    VirtualTime.run(
        time -> {
          Run run = Run.of("countdown");

          assertThat(run.exitCode()).isEqualTo(0);
          assertThat(run.lines())
              .containsExactly(
                  "Commencing countdown. Press Enter to abort.",
                  "10",
                  "9",
                  "8",
                  "7",
                  "6",
                  "5",
                  "4",
                  "3",
                  "2",
                  "1",
                  "Lift off.")
              .inOrder();
          assertThat(time.now()).isEqualTo(Instant.parse("2000-01-01T00:00:10Z"));
        });
  }

  @Test
  void enterAbortsTheLaunch() {
    Running countdown = Running.start("countdown", "--tick", "60m");
    countdown.awaitOut(text -> text.contains("10\n"));

    countdown.keyboard().type("\n");

    Run run = countdown.join();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines().getLast()).isEqualTo("Launch aborted.");
    assertThat(run.out()).doesNotContain("Lift off.");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 93, 300})
  void aNumberThatDoesNotFitIsRefused(int n) {
    Run run = Run.of("spinner", n);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("spinner: N must be between 0 and 92, not " + n);
  }

  @Test
  void theSpinnerStopsWhenTheNumberIsThere() {
    VirtualTime.run(
        time -> {
          Run run = Run.of("spinner", 20);

          assertThat(run.exitCode()).isEqualTo(0);
          // The clock stands while the number is computed, so nothing spins.
          assertThat(run.out()).isEqualTo("\rFibonacci(20) = 6765\n");
        });
  }
}
