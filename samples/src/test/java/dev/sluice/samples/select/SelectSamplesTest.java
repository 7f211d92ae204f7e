package dev.sluice.samples.select;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
  void theCountdownLaunches() {
    Run run = Run.of("countdown", "--from", 3, "--tick", "5ms");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines())
        .containsExactly("Commencing countdown. Press Enter to abort.", "3", "2", "1", "Lift off.")
        .inOrder();
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

  @Test
  void theSpinnerStopsWhenTheNumberIsThere() {
    Run run = Run.of("spinner", 20);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).endsWith("Fibonacci(20) = 6765\n");
  }
}
