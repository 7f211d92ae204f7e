package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures Go: the tests of the folder {@code go}, compiled once. */
public final class GoBench {
  private final Extent extent;
  private final Path directory;
  private final Path program;
  private final String version;

  private GoBench(Extent extent, Path directory, Path program, String version) {
    this.extent = extent;
    this.directory = directory;
    this.program = program;
    this.version = version;
  }

  /**
   * Compiles the tests.
   *
   * @param directory of the benchmarks
   * @return empty where there is no {@code go}, after a line that says so
   */
  static Optional<GoBench> open(Extent extent, Path directory) throws InterruptedException {
    try {
      String version = Processes.run(directory, List.of("go", "version")).getFirst();
      Path program = Files.createTempDirectory("sluice-go").resolve("workloads.test");
      Path source = directory.resolve("go");
      Processes.run(source, List.of("go", "test", "-c", "-o", program.toString()));
      return Optional.of(new GoBench(extent, source, program, version));
    } catch (IOException e) {
      System.out.println("Go is skipped: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What {@code go version} says. */
  String version() {
    return version;
  }

  /** Nanoseconds for each operation, by iteration; none if the workload failed. */
  List<Double> measure(Cell cell) throws InterruptedException {
    Load load = cell.load();
    try {
      return metrics(
              load.workload().goName(),
              extent.time().toMillis() + "ms",
              extent.iterations(),
              load.elements(),
              "-width=" + load.width(),
              "-capacity=" + load.capacity(),
              "-sum=" + load.workload().expected(load),
              "-test.cpu=" + carriers(cell))
          .getOrDefault("ns/op", List.of())
          .stream()
          .map(time -> time / load.operations())
          .toList();
    } catch (IOException e) {
      System.err.println("Go " + load + " failed: " + e.getMessage());
      return List.of();
    }
  }

  private static int carriers(Cell cell) {
    return cell.carriers() == Cell.DEFAULT
        ? Runtime.getRuntime().availableProcessors()
        : cell.carriers();
  }

  /**
   * Runs a benchmark that reports metrics of its own, once.
   *
   * @return the metrics by unit
   */
  public Map<String, Double> once(String name, int elements, String... more)
      throws IOException, InterruptedException {
    Map<String, Double> single = new HashMap<>();
    metrics(name, "1x", 1, elements, more)
        .forEach((unit, values) -> single.put(unit, values.getLast()));
    return single;
  }

  private Map<String, List<Double>> metrics(
      String name, String time, int count, int elements, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-test.run=^$",
                "-test.bench=^Benchmark" + name + "$",
                "-test.benchtime=" + time,
                "-test.count=" + count,
                "-elements=" + elements));
    command.addAll(List.of(more));
    return parse(Processes.run(directory, command));
  }

  /** Reads {@code BenchmarkHop-2 10 256291 ns/op 12 B/channel}. */
  static Map<String, List<Double>> parse(List<String> lines) {
    Map<String, List<Double>> metrics = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", -1);
      if (words[0].startsWith("Benchmark")) {
        for (int i = 2; i + 1 < words.length; i += 2) {
          metrics
              .computeIfAbsent(words[i + 1], _ -> new ArrayList<>())
              .add(Double.valueOf(words[i]));
        }
      }
    }
    return metrics;
  }
}
