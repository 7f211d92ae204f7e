package dev.sluice.benchmarks;

import static dev.sluice.benchmarks.Plan.pairs;
import static dev.sluice.benchmarks.Plan.plain;
import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets that Sluice has set itself, and what the results say about them. */
final class Targets {
  /** Whether a target is reached. */
  enum Verdict {
    MET("met"),
    MISSED("**missed**"),
    NOT_MEASURED("not measured");

    private final String title;

    Verdict(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A target.
   *
   * @param workload what it is about
   * @param wanted what must be reached
   * @param measured what was reached
   * @param verdict by the medians
   */
  record Target(String workload, String wanted, String measured, Verdict verdict) {}

  private final Results results;
  private final List<Target> targets = new ArrayList<>();

  private Targets(Results results) {
    this.results = results;
  }

  /** Judges results. */
  static List<Target> of(Results results) {
    Targets targets = new Targets(results);
    targets.edges();
    targets.unbuffered();
    targets.shared();
    targets.functions();
    targets.scale();
    targets.compilation();
    return targets.targets;
  }

  private void edges() {
    for (Workload workload : List.of(Workload.HOP, Workload.PIPE)) {
      for (int capacity : List.of(128, 1024)) {
        Cell cell = new Cell(plain(workload, capacity), Cell.DEFAULT);
        atMost(cell, Peer.SLUICE, Peer.JCTOOLS, 1.25);
        faster(cell, Peer.SLUICE, Peer.GO, 1);
        faster(cell, Peer.SLUICE, Peer.JOX, 1);
        faster(cell, Peer.SLUICE, Peer.KOTLIN, 1);
        atMost(cell, Peer.PIPELINE, Peer.SLUICE, 1.1);
      }
      Cell small = new Cell(plain(workload, 16), Cell.DEFAULT);
      faster(small, Peer.SLUICE, Peer.GO, 1);
      atMost(small, Peer.PIPELINE, Peer.SLUICE, 1.1);
    }
  }

  private void unbuffered() {
    Cell floor = new Cell(plain(Workload.PING_PONG, 0), 1);
    for (Workload workload : List.of(Workload.HOP, Workload.PING_PONG)) {
      Cell single = new Cell(plain(workload, 0), 1);
      // A round of ping-pong is two switches, a hop is one.
      double switches = workload == Workload.HOP ? 0.5 : 1;
      atMost(
          name(single, Peer.SLUICE),
          "1.3× park/unpark",
          1.3,
          ratio(
              results.time(single, Peer.SLUICE),
              results.time(floor, Peer.FLOOR).map(time -> time.times(switches))));
      Cell cell = new Cell(plain(workload, 0), Cell.DEFAULT);
      atMost(cell, Peer.SLUICE, Peer.KOTLIN, 1.05);
    }
    atMost(new Cell(plain(Workload.HOP, 0), Cell.DEFAULT), Peer.PIPELINE, Peer.SLUICE, 1.1);
  }

  private void shared() {
    for (int capacity : List.of(16, 128)) {
      Cell cell = new Cell(plain(Workload.EIGHT_BY_EIGHT, capacity), Cell.DEFAULT);
      faster(cell, Peer.SLUICE, Peer.GO, 1);
      atMost(cell, Peer.PIPELINE, Peer.SLUICE, 1.1);
    }
    for (int capacity : List.of(0, 128)) {
      Cell cell = new Cell(plain(Workload.SELECT, capacity), Cell.DEFAULT);
      faster(cell, Peer.SLUICE, Peer.GO, 1);
    }
    Optional<Double> bytes = results.selectBytes();
    targets.add(
        new Target(
            "select with a ready case",
            "no allocation",
            bytes.map(number -> format(ROOT, "%.1f bytes", number)).orElse(""),
            // Less than one byte in a million rounds is the measurement itself.
            verdict(bytes.map(number -> number < 1))));
  }

  private void functions() {
    Cell cell = new Cell(plain(Workload.PIPE, 128), Cell.DEFAULT);
    Optional<Measurement> time = results.time(cell, Peer.FUNCTIONS);
    targets.add(
        new Target(
            "function stages, three of them",
            "at most 5 ns an element",
            time.map(value -> format(ROOT, "%.1f ns", value.median())).orElse(""),
            verdict(time.map(value -> value.median() <= 5))));
    faster(cell, Peer.FUNCTIONS, Peer.GO, 20);
  }

  private void scale() {
    for (int pairs : Plan.PAIRS.subList(1, Plan.PAIRS.size())) {
      atMost(
          format(ROOT, "%,d pairs, unbuffered", pairs),
          "1.3× the cost of one pair",
          1.3,
          ratio(
              results.time(new Cell(pairs(pairs), Cell.DEFAULT), Peer.SLUICE),
              results.time(new Cell(pairs(1), Cell.DEFAULT), Peer.SLUICE)));
    }
    Optional<Double> bytes =
        Optional.ofNullable(results.footprints().get(Peer.SLUICE))
            .flatMap(
                sluice ->
                    Optional.ofNullable(results.footprints().get(Peer.FLOOR))
                        .map(floor -> sluice.goroutine() - floor.goroutine()));
    targets.add(
        new Target(
            "1,000,000 blocked goroutines",
            "at most 1,024 bytes each beyond the virtual thread",
            bytes.map(number -> format(ROOT, "%,.0f bytes", number)).orElse(""),
            verdict(bytes.map(number -> number <= 1024))));
  }

  private void compilation() {
    Map<Integer, Map<String, Measurement>> seconds =
        results.compilations().getOrDefault(CompileTime.Kind.SLUICE, Map.of());
    Map<String, Measurement> thousand = seconds.getOrDefault(1_000, Map.of());
    Optional<Measurement> bodies = Optional.ofNullable(thousand.get(CompileTime.BODIES));
    atMost(
        "processor and body checks, 1,000 pipelines",
        "1.3× javac alone",
        1.3,
        ratio(bodies, Optional.ofNullable(thousand.get(CompileTime.ALONE))));
    // Ten times the pipelines, and the start of the compiler only once: less than ten times the
    // time.
    atMost(
        "processor and body checks, 1,000 pipelines",
        "10× the time of 100: linear",
        10,
        ratio(
            bodies,
            Optional.ofNullable(seconds.getOrDefault(100, Map.of()).get(CompileTime.BODIES))));
  }

  private void faster(Cell cell, Peer own, Peer other, double factor) {
    Optional<Ratio> ratio = ratio(results.time(cell, other), results.time(cell, own));
    targets.add(
        new Target(
            name(cell, own),
            factor == 1
                ? "ahead of " + other.title()
                : format(ROOT, "%.1f× the speed of %s", factor, other.title()),
            ratio.map(Targets::text).orElse(""),
            verdict(ratio.map(value -> value.median() >= factor))));
  }

  private void atMost(Cell cell, Peer own, Peer other, double limit) {
    if (!own.runs(cell.load())) {
      return;
    }
    atMost(
        name(cell, own),
        "%s× the time %s"
            .formatted(limit, other == Peer.SLUICE ? "by hand" : "of " + other.title()),
        limit,
        ratio(results.time(cell, own), results.time(cell, other)));
  }

  private void atMost(String name, String wanted, double limit, Optional<Ratio> ratio) {
    targets.add(
        new Target(
            name,
            "at most " + wanted,
            ratio.map(Targets::text).orElse(""),
            verdict(ratio.map(value -> value.median() <= limit))));
  }

  private static Optional<Ratio> ratio(
      Optional<Measurement> dividend, Optional<Measurement> divisor) {
    return dividend.flatMap(above -> divisor.map(above::over));
  }

  private static Verdict verdict(Optional<Boolean> reached) {
    return reached.map(yes -> yes ? Verdict.MET : Verdict.MISSED).orElse(Verdict.NOT_MEASURED);
  }

  private static String name(Cell cell, Peer own) {
    return "%s, %d%s%s"
        .formatted(
            cell.load().title(),
            cell.load().capacity(),
            cell.carriers() == 1 ? ", one carrier" : "",
            own == Peer.SLUICE ? "" : ", " + own.title());
  }

  private static String text(Ratio ratio) {
    return format(ROOT, "%.2f× (%.2f)", ratio.median(), ratio.best());
  }
}
