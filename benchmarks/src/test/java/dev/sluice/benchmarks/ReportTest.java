package dev.sluice.benchmarks;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportTest {
  private static final Cell HOP = new Cell(Plan.plain(Workload.HOP, 0), Cell.DEFAULT);

  @Test
  void medianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Measurement.of(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(new Measurement(3, 1, 9));
  }

  @Test
  void aRatioIsThatOfTheMediansAndThatOfTheBest() {
    Ratio ratio = new Measurement(10, 6, 12).over(new Measurement(5, 4, 6));
    assertThat(ratio).isEqualTo(new Ratio(2, 1.5));
  }

  @Test
  void metricsOfGoAreReadByUnit() {
    var metrics =
        GoBench.parse(
            List.of(
                "goos: linux",
                "BenchmarkHop-2   \t       3\t    256291 ns/op\t        12.5 B/channel",
                "BenchmarkHop     \t       3\t    256300 ns/op\t        12.5 B/channel",
                "PASS"));
    assertThat(metrics).containsEntry("ns/op", List.of(256291.0, 256300.0));
    assertThat(metrics).containsEntry("B/channel", List.of(12.5, 12.5));
  }

  @Test
  void aTargetIsMetMissedOrNotMeasured() {
    Results results = new Results();
    results.time(HOP, Peer.SLUICE, List.of(90.0, 100.0, 110.0));
    results.time(HOP, Peer.KOTLIN, List.of(60.0, 80.0, 110.0));
    results.time(HOP, Peer.PIPELINE, List.of(99.0, 105.0, 110.0));
    List<Targets.Target> targets =
        Targets.of(results).stream()
            .filter(target -> target.workload().startsWith("hop, 0"))
            .toList();
    assertThat(targets)
        .containsExactly(
            new Targets.Target(
                "hop, 0, one carrier",
                "at most 1.3× park/unpark",
                "",
                Targets.Verdict.NOT_MEASURED),
            new Targets.Target(
                "hop, 0",
                "at most 1.05× the time of Kotlin",
                "1.25× (1.50)",
                Targets.Verdict.MISSED),
            new Targets.Target(
                "hop, 0, Sluice `@Pipeline`",
                "at most 1.1× the time by hand",
                "1.05× (1.10)",
                Targets.Verdict.MET))
        .inOrder();
  }

  @Test
  void aRowShowsEachPeerBesideSluice() {
    Results results = new Results();
    results.time(HOP, Peer.SLUICE, List.of(90.0, 100.0, 110.0));
    results.time(HOP, Peer.GO, List.of(45.0, 50.0, 55.0));
    assertThat(Report.of(results, List.of()))
        .contains(
            """
            | workload | capacity | Sluice | Go |
            |---|---|---|---|
            | hop | 0 | 100 (90–110) | 50 (45–55) **0.50×** |
            """);
  }

  @Test
  void eachNumberOfPairsIsComparedWithOnePair() {
    Results results = new Results();
    for (int pairs : Plan.PAIRS) {
      double time = pairs == 10_000 ? 140.0 : 120.0;
      results.time(
          new Cell(Plan.pairs(pairs), Cell.DEFAULT),
          Peer.SLUICE,
          List.of(pairs == 1 ? 100.0 : time));
    }
    assertThat(
            Targets.of(results).stream()
                .filter(target -> target.workload().endsWith("pairs, unbuffered"))
                .map(target -> target.workload() + " " + target.verdict()))
        .containsExactly(
            "10 pairs, unbuffered MET",
            "100 pairs, unbuffered MET",
            "1,000 pairs, unbuffered MET",
            "10,000 pairs, unbuffered MISSED")
        .inOrder();
  }

  @Test
  void whatSluiceWeighsIsShown() {
    Results results = new Results();
    results.weights(Map.of("wait group", 47.6));
    assertThat(Report.of(results, List.of())).contains("| wait group | 48 |");
  }

  @Test
  void everyTargetedLoadIsInThePlan() {
    List<Cell> cells = Plan.cells(Extent.TARGETS);
    assertThat(cells).containsNoDuplicates();
    assertThat(Plan.cells(Extent.FULL)).containsAtLeastElementsIn(cells);
  }
}
