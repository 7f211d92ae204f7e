package dev.sluice.samples.pipelines;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelinesTest {
  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  @Test
  void theEndlessOneStopsAfterTenValues() {
    Run run = Run.of("endless", "--values", 10);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines())
        .containsExactly("0", "1", "4", "9", "16", "25", "36", "49", "64", "81")
        .inOrder();
  }

  @Test
  void theEndlessOneStopsWhenEnterIsPressed() {
    Run run = Run.with(new ByteArrayInputStream(new byte[] {'x', '\n'}), "endless");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theClosingOneEndsByItself() {
    Run run = Run.of("closing", "--values", 1000);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines()).hasSize(1000);
    assertThat(run.lines().getLast()).isEqualTo("998001");
  }

  @Test
  void theDirectionalOnePrintsAndSaysWhatElseThereIs() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    Run run;
    try {
      run = Run.of("squares");
    } finally {
      System.setOut(before);
    }

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(printed.toString(UTF_8).lines().toList())
        .containsExactly("0", "1", "4", "9", "16", "25", "36", "49", "64", "81")
        .inOrder();
    assertThat(run.out()).contains("thumbnails");
    assertThat(run.out()).contains("-Dsample=\"SAMPLE ARGUMENTS\"");
  }

  @Test
  void aNegativeNumberOfPrimesIsRefused() {
    Run run = Run.of("sieve", -3);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("sieve: N must be at least 0, not -3");
  }

  @Test
  void theSieveFindsThePrimes() {
    Run run = Run.of("sieve", 100);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines()).hasSize(100);
    assertThat(run.lines().subList(0, 6)).containsExactly("2", "3", "5", "7", "11", "13").inOrder();
    assertThat(run.lines().getLast()).isEqualTo("541");
  }
}
