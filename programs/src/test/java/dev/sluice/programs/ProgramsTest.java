package dev.sluice.programs;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every program that once failed, hung or lost something, in a virtual machine of its own.
 *
 * <p>Every build runs each of them once, on one, two or eight carriers. {@code
 * -Dsluice.programs.times} is for long runs: each so many times on each number of carriers, on an
 * idle machine and beside a busy loop on every processor, or with {@code -Dsluice.programs.load} on
 * one of these alone. Every build runs two programs side by side, long runs one.
 */
final class ProgramsTest {
  private static final List<Integer> CARRIERS = List.of(1, 2, 8);
  private static final int TIMES = Integer.getInteger("sluice.programs.times", 0);
  private static final List<Boolean> LOADS =
      switch (System.getProperty("sluice.programs.load", "")) {
        case "idle" -> List.of(false);
        case "busy" -> List.of(true);
        default -> List.of(false, true);
      };

  /** One run of a program. */
  record Run(Program program, int carriers, boolean busy, int time) {
    @Override
    public String toString() {
      return program
          + " on "
          + carriers
          + (busy ? ", beside busy processors" : "")
          + (TIMES > 0 ? ", time " + time : "");
    }
  }

  static Stream<Run> runs() {
    List<Run> runs = new ArrayList<>();
    int next = 0;
    for (Program program : Program.values()) {
      if (TIMES == 0 && program.isInEveryBuild()) {
        runs.add(new Run(program, CARRIERS.get(next++ % CARRIERS.size()), false, 1));
      }
      for (int time = 1; time <= TIMES; time++) {
        for (int carriers : CARRIERS) {
          for (boolean busy : LOADS) {
            runs.add(new Run(program, carriers, busy, time));
          }
        }
      }
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  @Execution(ExecutionMode.CONCURRENT)
  void endsWell(Run run) throws Exception {
    Jvm.Result result;
    try (var _ = BusyLoops.start(run.busy())) {
      result = run.program().run(run.carriers());
    }
    assertWithMessage(
            "%s%s, exit code %s:\n%s",
            run, result.timedOut() ? " has not ended" : "", result.status(), result.output())
        .that(result.isWell())
        .isTrue();
  }
}
