package dev.sluice.benchmarks.files;

import static java.util.Locale.ROOT;

import dev.sluice.benchmarks.GoBench;
import dev.sluice.benchmarks.Measurement;
import dev.sluice.benchmarks.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the jobs on files in every peer, in turns, and writes a table. */
public final class FilesTable {
  private static final String GO = "Go";
  private static final double NANOS_A_MILLI = 1e6;

  private final int forks;
  private final Optional<GoBench> go;
  private final List<String> lines = new ArrayList<>();

  private FilesTable(int forks, Optional<GoBench> go) {
    this.forks = forks;
    this.go = go;
  }

  /**
   * Measures.
   *
   * @param forks how many processes for each number
   * @param go Go, where there is one
   * @return the table, as Markdown
   * @throws IOException if a process fails, or two peers do not agree
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static String measure(int forks, Optional<GoBench> go)
      throws IOException, InterruptedException {
    FilesTable table = new FilesTable(forks, go);
    Path scratch = Files.createTempDirectory("sluice-files");
    try {
      for (FilesJob job : FilesJob.values()) {
        table.measure(job, job.input(scratch));
      }
    } finally {
      Files.deleteIfExists(scratch.resolve("access.log.gz"));
      Files.delete(scratch);
    }
    return String.join("\n", table.lines) + "\n";
  }

  private void measure(FilesJob job, Path input) throws IOException, InterruptedException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, List<Double>> processor = new LinkedHashMap<>();
    String found = "";
    for (int fork = 0; fork < forks; fork++) {
      for (FilesPeer peer : FilesPeer.values()) {
        Map<String, Double> numbers =
            Processes.java(FilesFork.class, peer.name(), job.name(), input.toString());
        found = agreed(found, numbers, peer.title());
        add(times, peer.title(), Processes.number(numbers, "time"));
        add(processor, peer.title(), Processes.number(numbers, "processor"));
      }
      if (go.isPresent()) {
        Map<String, Double> numbers =
            go.get().once(job == FilesJob.WORDS ? "Words" : "Log", 0, "-input=" + input);
        found = agreed(found, numbers, GO);
        add(times, GO, Processes.number(numbers, "ns-best") / NANOS_A_MILLI);
        add(processor, GO, Processes.number(numbers, "ns-processor") / NANOS_A_MILLI);
      }
    }
    write(job, found, times, processor);
  }

  private static void add(Map<String, List<Double>> numbers, String peer, double number) {
    numbers.computeIfAbsent(peer, _ -> new ArrayList<>()).add(number);
  }

  private static String agreed(String found, Map<String, Double> numbers, String peer)
      throws IOException {
    String now =
        String.format(
            ROOT,
            "%,.0f names, %,.0f in all",
            Processes.number(numbers, "names"),
            Processes.number(numbers, "sum"));
    if (!found.isEmpty() && !found.equals(now)) {
      throw new IOException(peer + " has found " + now + ", and not " + found);
    }
    return now;
  }

  private void write(
      FilesJob job,
      String found,
      Map<String, List<Double>> times,
      Map<String, List<Double>> processor) {
    Measurement loop = Measurement.of(times.getOrDefault(FilesPeer.LOOP.title(), List.of()));
    lines.add("");
    lines.add("### %s".formatted(job.title()));
    lines.add("");
    lines.add(
        "%s. The best of the runs of a second in each of %d processes, in turns."
            .formatted(found, forks));
    lines.add("");
    lines.add("| | milliseconds | of the loop | processor time |");
    lines.add("|---|---|---|---|");
    times.forEach(
        (peer, values) -> {
          Measurement time = Measurement.of(values);
          Measurement busy = Measurement.of(processor.getOrDefault(peer, List.of()));
          lines.add(
              String.format(
                  ROOT,
                  "| %s | %.0f (%.0f–%.0f) | %.2f× | %.0f |",
                  peer,
                  time.median(),
                  time.least(),
                  time.greatest(),
                  time.over(loop).median(),
                  busy.median()));
        });
  }
}
