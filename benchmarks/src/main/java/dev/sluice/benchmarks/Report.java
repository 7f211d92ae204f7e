package dev.sluice.benchmarks;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes results as Markdown. */
final class Report {
  private final List<String> lines = new ArrayList<>();
  private final Results results;

  private Report(Results results) {
    this.results = results;
  }

  /**
   * Writes everything.
   *
   * @param results what was measured
   * @param header where and how it was measured, one point to an item
   * @return the text
   */
  static String of(Results results, List<String> header) {
    Report report = new Report(results);
    report.lines.add("# Results");
    report.list(header);
    report.targets();
    report.times();
    report.latencies();
    report.footprints();
    report.weights();
    report.compilations();
    report.omissions();
    return String.join("\n", report.lines) + "\n";
  }

  private void targets() {
    heading("Targets");
    paragraph(
        "Met or missed by the medians; in brackets the best of one beside the best of the other."
            + " What was tried for those that are missed, and which floors stand in the way:"
            + " [Performance](../docs/performance.md#what-is-missed-and-why).");
    head("workload", "wanted", "measured", "");
    for (Targets.Target target : Targets.of(results)) {
      row(target.workload(), target.wanted(), target.measured(), target.verdict().title());
    }
  }

  private void times() {
    for (int carriers : List.of(Cell.DEFAULT, 1)) {
      Map<Cell, Map<Peer, Measurement>> rows =
          results.times().entrySet().stream()
              .filter(entry -> entry.getKey().carriers() == carriers)
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      Map.Entry::getValue,
                      (first, _) -> first,
                      LinkedHashMap::new));
      if (!rows.isEmpty()) {
        heading(
            carriers == Cell.DEFAULT
                ? "Time, as many carriers as processors"
                : "Time, one carrier");
        paragraph(
            "Nanoseconds for each element, round or goroutine: median (least–greatest), and in bold"
                + " how many times as long as Sluice by hand.");
        table(rows);
      }
    }
  }

  private void table(Map<Cell, Map<Peer, Measurement>> rows) {
    Set<Peer> peers = EnumSet.noneOf(Peer.class);
    rows.values().forEach(row -> peers.addAll(row.keySet()));
    List<String> titles = new ArrayList<>(List.of("workload", "capacity"));
    peers.forEach(peer -> titles.add(peer.title()));
    head(titles.toArray(String[]::new));
    rows.forEach(
        (cell, times) -> {
          List<String> texts =
              new ArrayList<>(
                  List.of(cell.load().title(), Integer.toString(cell.load().capacity())));
          for (Peer peer : peers) {
            texts.add(time(times, peer));
          }
          row(texts.toArray(String[]::new));
        });
  }

  private static String time(Map<Peer, Measurement> times, Peer peer) {
    Measurement time = times.get(peer);
    if (time == null) {
      return "";
    }
    Measurement own = times.get(Peer.SLUICE);
    String text =
        format(
            ROOT,
            time.median() < 10 ? "%.1f (%.1f–%.1f)" : "%,.0f (%,.0f–%,.0f)",
            time.median(),
            time.least(),
            time.greatest());
    return own == null || peer == Peer.SLUICE
        ? text
        : text + format(ROOT, " **%.2f×**", time.over(own).median());
  }

  private void latencies() {
    if (results.latencies().isEmpty()) {
      return;
    }
    heading("Latency");
    results.latencies().forEach(this::latencies);
  }

  private void latencies(int stages, Map<Peer, Latency> latencies) {
    paragraph(
        "From a send to %s, a millisecond between two sends, in microseconds."
            .formatted(
                stages == 0
                    ? "its receive on an idle unbuffered channel"
                    : "the last receive of its value behind "
                        + stages
                        + " idle stages, over unbuffered channels"));
    head("", "median", "99 %", "99.9 %");
    latencies.forEach(
        (peer, latency) ->
            row(
                peer.title(),
                micros(latency.median()),
                micros(latency.most()),
                micros(latency.nearlyAll())));
  }

  private static String micros(double nanoseconds) {
    return format(ROOT, "%.1f", nanoseconds / 1e3);
  }

  private void footprints() {
    if (results.footprints().isEmpty()) {
      return;
    }
    heading("Memory");
    paragraph(
        "Bytes of a goroutine blocked on a channel, its stack included, and of an unused channel,"
            + " with 1,000,000 of each.");
    head("", "blocked goroutine", "unbuffered channel", "channel of capacity 16");
    results
        .footprints()
        .forEach(
            (peer, footprint) ->
                row(
                    peer.title(),
                    bytes(footprint.goroutine()),
                    bytes(footprint.unbuffered()),
                    bytes(footprint.buffered())));
  }

  private void weights() {
    if (results.weights().isEmpty()) {
      return;
    }
    paragraph("Bytes of what Sluice has, while nobody uses it.");
    head("", "bytes");
    results.weights().forEach((name, number) -> row(name, bytes(number)));
  }

  private static String bytes(double number) {
    return Double.isNaN(number) ? "" : format(ROOT, "%,.0f", number);
  }

  private void compilations() {
    if (results.compilations().isEmpty()) {
      return;
    }
    heading("Compile time");
    paragraph(
        "Seconds of a javac process: median (least–greatest). Javac alone compiles what the"
            + " processor writes as if it were written by hand.");
    head("", "declarations", "", "seconds", "of javac alone");
    results
        .compilations()
        .forEach(
            (kind, counts) ->
                counts.forEach(
                    (count, variants) ->
                        variants.forEach(
                            (variant, seconds) ->
                                row(
                                    kind.title(),
                                    format(ROOT, "%,d", count),
                                    variant,
                                    format(
                                        ROOT,
                                        "%.2f (%.2f–%.2f)",
                                        seconds.median(),
                                        seconds.least(),
                                        seconds.greatest()),
                                    format(
                                        ROOT,
                                        "%.2f×",
                                        seconds
                                            .over(variants.values().iterator().next())
                                            .median())))));
  }

  private void omissions() {
    if (results.omissions().isEmpty()) {
      return;
    }
    heading("Not measured");
    list(results.omissions());
  }

  private void heading(String text) {
    lines.add("");
    lines.add("## " + text);
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  private void list(List<String> texts) {
    lines.add("");
    texts.forEach(text -> lines.add("* " + text));
  }

  /** The first row of a table. */
  private void head(String... texts) {
    lines.add("");
    row(texts);
    lines.add("|" + "---|".repeat(texts.length));
  }

  private void row(String... texts) {
    lines.add("| " + String.join(" | ", texts) + " |");
  }
}
