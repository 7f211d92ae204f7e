package dev.sluice.benchmarks;

import dev.sluice.benchmarks.files.FilesTable;
import dev.sluice.benchmarks.orders.OrdersExtent;
import dev.sluice.benchmarks.orders.OrdersTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures and writes the table. Run in the folder of the benchmarks, with the extent as the
 * argument: {@code short} prints the table, {@code targets} and {@code full} write it to {@code
 * RESULTS.md}; {@code inspector} prints what the inspector costs, {@code virtual-time} how long a
 * test in virtual time takes, {@code compare} what another revision needs beside this one, and
 * {@code compilers} what its processor costs beside this one's.
 */
public final class Main {
  private static final int MILLION = 1_000_000;

  private final Extent extent;
  private final Path directory;
  private final String commit;
  private final String busy = Machine.load();
  private final double cacheLine = CacheLine.roundTrip();
  private final Optional<GoBench> go;
  private final Results results = new Results();

  private Main(Extent extent, Path directory) throws InterruptedException {
    this.extent = extent;
    this.directory = directory;
    this.commit = Machine.commit(directory);
    this.go = GoBench.open(extent, directory);
    if (go.isEmpty()) {
      results.omission("Go: there is no `go` that compiles it.");
    }
  }

  /** Measures what the argument names: an extent of what {@link Plan} has, or one of the others. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    String what = arguments.length == 0 ? "short" : arguments[0];
    switch (what) {
      case "orders-short" -> orders(what, OrdersExtent.brief(), Optional.empty());
      case "orders" -> orders(what, OrdersExtent.full(), Optional.of("ORDERS.md"));
      case "orders-busy" ->
          orders(what, OrdersExtent.besideASpinner(), Optional.of("ORDERS-BUSY.md"));
      case "files" -> files(Integer.parseInt(arguments.length > 1 ? arguments[1] : "5"));
      case "inspector" -> InspectorCost.print();
      case "virtual-time" -> VirtualTimeCost.print();
      case "compare" ->
          Comparison.print(
              Integer.parseInt(arguments[1]),
              arguments[2],
              arguments.length > 3 && arguments[3].equals("single"));
      case "compilers" ->
          ProcessorCost.print(Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
      default -> {
        Extent extent = Extent.valueOf(what.toUpperCase(Locale.ROOT));
        new Main(extent, Path.of("").toAbsolutePath()).measure();
      }
    }
  }

  /** The job that a user would measure, table by table; all of them also go to a file. */
  private static void orders(String command, OrdersExtent extent, Optional<String> file)
      throws IOException, InterruptedException {
    Optional<GoBench> go = GoBench.open(Extent.SHORT, Path.of("").toAbsolutePath());
    String table = OrdersTable.measure(extent, go);
    if (file.isPresent()) {
      List<String> lines = Machine.heading("Whole pipelines", command);
      go.ifPresent(bench -> lines.add("* " + bench.version()));
      Files.writeString(Path.of(file.get()), String.join("\n", lines) + "\n\n" + table);
    }
  }

  /** Two jobs on real files; the table also goes to {@code FILES.md}. */
  private static void files(int forks) throws IOException, InterruptedException {
    Optional<GoBench> go = GoBench.open(Extent.SHORT, Path.of("").toAbsolutePath());
    String table = FilesTable.measure(forks, go);
    System.out.println(table);
    List<String> lines = Machine.heading("Jobs on files", "files");
    go.ifPresent(bench -> lines.add("* " + bench.version()));
    Files.writeString(Path.of("FILES.md"), String.join("\n", lines) + "\n" + table);
  }

  private void measure() throws IOException, InterruptedException {
    if (extent == Extent.SHORT) {
      times();
      System.out.println(report());
      return;
    }
    footprints();
    weights();
    times();
    latencies();
    compilations();
    write();
  }

  /** Also called on the way, so that a run that is broken off leaves what it has. */
  private void write() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("RESULTS.md"), report());
  }

  private String report() throws InterruptedException {
    List<String> header = new ArrayList<>();
    header.add(
        "measured on %s%s by `benchmarks/run %s`, everything in one run"
            .formatted(
                LocalDate.now(ZoneOffset.UTC), commit, extent.name().toLowerCase(Locale.ROOT)));
    header.addAll(Machine.describe());
    go.ifPresent(bench -> header.add(bench.version()));
    header.add(
        "%d rounds of %d iterations of %d ms for each number, after %d to warm up, which Go does not need"
            .formatted(
                extent.rounds(), extent.iterations(), extent.time().toMillis(), extent.warmups()));
    header.add(
        "load average before the run %s, at its end %s, of which the run itself is about %d"
            .formatted(busy, Machine.load(), Runtime.getRuntime().availableProcessors()));
    header.add(
        "a cache line between two processors, there and back: %.0f ns before the run, %.0f at its end"
            .formatted(cacheLine, CacheLine.roundTrip()));
    return Report.of(results, header);
  }

  /**
   * Round by round and row by row, the peers taking turns, so that a change of the machine's mood
   * hits all of them.
   */
  private void times() throws IOException, InterruptedException {
    JvmBench jvm = new JvmBench(extent);
    for (int round = 0; round < extent.rounds(); round++) {
      for (Cell cell : Plan.cells(extent)) {
        for (Peer peer : Plan.peers(extent)) {
          if (peer.runs(cell.load()) && (peer != Peer.GO || go.isPresent())) {
            time(jvm, cell, peer);
          }
        }
        if (extent != Extent.SHORT) {
          write();
        }
      }
    }
  }

  private void time(JvmBench jvm, Cell cell, Peer peer) throws InterruptedException {
    List<Double> times = peer == Peer.GO ? go.orElseThrow().measure(cell) : jvm.measure(cell, peer);
    String what =
        "%s, capacity %d, %s".formatted(cell.load().title(), cell.load().capacity(), peer.title());
    if (times.isEmpty()) {
      results.omission(what + ": it failed or did not end within its time.");
      return;
    }
    results.time(cell, peer, times);
    System.out.println(what + ": " + Math.round(Measurement.of(times).median()) + " ns");
  }

  private void latencies() throws InterruptedException {
    for (int stages : List.of(0, 3)) {
      for (Peer peer : List.of(Peer.SLUICE, Peer.GO, Peer.JOX, Peer.KOTLIN, Peer.JUC)) {
        attempt("latency of " + peer.title(), () -> latency(stages, peer));
      }
    }
  }

  private void latency(int stages, Peer peer) throws IOException, InterruptedException {
    String through = Integer.toString(stages);
    int samples = extent.samples();
    if (peer != Peer.GO) {
      results.latency(
          stages,
          peer,
          Latency.of(
              Processes.java(Latency.class, peer.name(), through, Integer.toString(samples))));
    } else if (go.isPresent()) {
      results.latency(
          stages, peer, Latency.of(go.get().once("Latency", samples, "-width=" + through)));
    }
  }

  private void footprints() throws InterruptedException {
    for (Peer peer : List.of(Peer.SLUICE, Peer.GO, Peer.JOX, Peer.KOTLIN, Peer.JUC, Peer.FLOOR)) {
      attempt(
          "memory of " + peer.title(),
          () -> {
            if (peer != Peer.GO) {
              Map<String, Double> numbers =
                  Processes.java(Footprint.class, peer.name(), Integer.toString(MILLION));
              results.footprint(
                  peer,
                  new Footprint(
                      number(numbers, "goroutine"),
                      number(numbers, "unbuffered"),
                      number(numbers, "buffered")));
              Optional.ofNullable(numbers.get("select")).ifPresent(results::selectBytes);
            } else if (go.isPresent()) {
              Map<String, Double> numbers = go.get().once("Footprint", MILLION);
              results.footprint(
                  peer,
                  new Footprint(
                      number(numbers, "B/goroutine"),
                      number(numbers, "B/unbuffered"),
                      number(numbers, "B/buffered")));
            }
          });
    }
  }

  private void weights() throws InterruptedException {
    attempt("memory of Sluice's own", () -> results.weights(Processes.java(Weights.class)));
  }

  private void compilations() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sluice-compile-time");
    CompileTime compiler = new CompileTime(folder, extent.compilations());
    for (CompileTime.Kind kind : CompileTime.Kind.values()) {
      for (int count : List.of(100, 1_000)) {
        attempt(
            "compile time of %s, %d declarations".formatted(kind.title(), count),
            () -> results.compilation(kind, count, compiler.measure(kind, count)));
      }
    }
    Files.deleteIfExists(folder);
  }

  /** One of the measurements that may fail without harm to the others. */
  private interface Attempt {
    void run() throws IOException, InterruptedException;
  }

  private void attempt(String what, Attempt attempt) throws InterruptedException {
    System.out.println(what);
    try {
      attempt.run();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      results.omission(what + ": it failed, and said why on the standard error.");
    }
  }

  /** A number that a peer may not have. */
  static double number(Map<String, Double> numbers, String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }
}
