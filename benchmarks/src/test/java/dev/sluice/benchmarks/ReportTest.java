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
  void aRatioHasTheWidestSpreadThatBothAllow() {
    Measurement ratio = new Measurement(10, 8, 12).over(new Measurement(5, 4, 6));
    assertThat(ratio).isEqualTo(new Measurement(2, 8.0 / 6, 3));
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
    results.time(HOP, Peer.JOX, List.of(190.0, 200.0, 210.0));
    results.time(HOP, Peer.GO, List.of(45.0, 50.0, 55.0));
    List<Targets.Target> targets =
        Targets.of(results).stream().filter(target -> target.workload().equals("hop, 0")).toList();
    assertThat(targets)
        .containsExactly(
            new Targets.Target("hop, 0", "ahead of Jox", "2.00× (1.73–2.33)", Targets.Verdict.MET),
            new Targets.Target("hop, 0", "ahead of Kotlin", "", Targets.Verdict.NOT_MEASURED),
            new Targets.Target(
                "hop, 0",
                "at most 1.5× the time of Go",
                "2.00× (1.64–2.44)",
                Targets.Verdict.MISSED))
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
