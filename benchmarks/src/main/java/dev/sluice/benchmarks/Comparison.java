package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change costs: Sluice's own numbers, on the class paths of two revisions in turns, each in
 * a JVM of its own. Prints a table. {@code benchmarks/compare} builds the revisions.
 */
final class Comparison {
  private static final List<Peer> PEERS = List.of(Peer.SLUICE, Peer.PIPELINE, Peer.FUNCTIONS);

  private static final String ITERATION = "500ms";

  /** A line of the table. */
  private record Row(Cell cell, Peer peer) {
    String title() {
      return "%s, %d%s, %s"
          .formatted(
              cell.load().title(),
              cell.load().capacity(),
              cell.carriers() == Cell.DEFAULT ? "" : ", one carrier",
              peer.title());
    }
  }

  private final String before;
  private final String after;
  private final boolean single;
  private final Map<Row, List<Double>> timesBefore = new HashMap<>();
  private final Map<Row, List<Double>> timesAfter = new HashMap<>();

  private Comparison(String before, String after, boolean single) {
    this.before = before;
    this.after = after;
    this.single = single;
  }

  /**
   * Measures and prints.
   *
   * @param rounds how many JVMs for each number
   * @param before the class path of the older revision; the newer one is this
   * @param single whether only what has one carrier is measured, with the serial collector: no
   *     cache line travels between goroutines
   * @throws IOException if a JVM cannot be started, or a benchmark fails in it
   * @throws InterruptedException if the thread is interrupted
   */
  static void print(int rounds, String before, boolean single)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison(before, System.getProperty("java.class.path"), single);
    for (int round = 0; round < rounds; round++) {
      for (Row row : comparison.rows()) {
        comparison.measure(row, round);
      }
      System.err.println("round %d of %d".formatted(round + 1, rounds));
    }
    comparison.print(rounds);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Cell cell : single ? Plan.oneCarrier() : Plan.compared()) {
      for (Peer peer : PEERS) {
        if (peer.runs(cell.load())) {
          rows.add(new Row(cell, peer));
        }
      }
    }
    return rows;
  }

  /** The two revisions one after the other; which is the first changes from round to round. */
  private void measure(Row row, int round) throws IOException, InterruptedException {
    if (round % 2 == 0) {
      measure(row, before, timesBefore);
      measure(row, after, timesAfter);
    } else {
      measure(row, after, timesAfter);
      measure(row, before, timesBefore);
    }
  }

  private void measure(Row row, String classPath, Map<Row, List<Double>> times)
      throws IOException, InterruptedException {
    Load load = row.cell().load();
    Path result = Files.createTempFile("sluice-comparison", ".csv");
    try {
      List<String> command = new ArrayList<>();
      command.add(Processes.tool("java"));
      if (single) {
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"));
      }
      if (row.cell().carriers() != Cell.DEFAULT) {
        command.add("-Djdk.virtualThreadScheduler.parallelism=" + row.cell().carriers());
      }
      command.addAll(List.of("-classpath", classPath, "org.openjdk.jmh.Main"));
      command.add(WorkloadBenchmark.class.getName());
      parameter(command, "workload", load.workload().name());
      parameter(command, "peer", row.peer().name());
      parameter(command, "elements", Integer.toString(load.elements()));
      parameter(command, "width", Integer.toString(load.width()));
      parameter(command, "capacity", Integer.toString(load.capacity()));
      // The process is the fork.
      command.addAll(
          List.of(
              "-f", "0", "-wi", single ? "12" : "5", "-w", ITERATION, "-i", "3", "-r", ITERATION));
      command.addAll(List.of("-to", "60s", "-foe", "true", "-v", "SILENT"));
      command.addAll(List.of("-rf", "csv", "-rff", result.toString()));
      var _ = Processes.run(Path.of("."), command);
      times.computeIfAbsent(row, one -> new ArrayList<>()).add(score(result) / load.operations());
    } finally {
      Files.deleteIfExists(result);
    }
  }

  private static void parameter(List<String> command, String name, String value) {
    command.addAll(List.of("-p", name + "=" + value));
  }

  /** The fifth column of the only line below the header. */
  private static double score(Path result) throws IOException {
    List<String> lines = Files.readAllLines(result);
    if (lines.size() != 2) {
      throw new IOException("the benchmark has not ended: it wrote " + lines.size() + " lines");
    }
    return Double.parseDouble(lines.get(1).split(",", -1)[4]);
  }

  private void print(int rounds) throws InterruptedException {
    Machine.heading("Before and after").forEach(System.out::println);
    System.out.println(
        "* %d JVMs for each number, in turns; nanoseconds: median (least–greatest)"
            .formatted(rounds));
    if (single) {
      System.out.println("* each JVM with one carrier and the serial collector");
    }
    System.out.println();
    System.out.println("| workload | before | after | after ÷ before | least ÷ least |");
    System.out.println("|---|---|---|---|---|");
    for (Row row : rows()) {
      Measurement old = Measurement.of(timesBefore.getOrDefault(row, List.of()));
      Measurement now = Measurement.of(timesAfter.getOrDefault(row, List.of()));
      System.out.println(
          "| %s | %s | %s | %.2f | %.2f |"
              .formatted(
                  row.title(),
                  text(old),
                  text(now),
                  now.median() / old.median(),
                  now.least() / old.least()));
    }
  }

  private static String text(Measurement measurement) {
    return "%.1f (%.1f–%.1f)"
        .formatted(measurement.median(), measurement.least(), measurement.greatest());
  }
}
