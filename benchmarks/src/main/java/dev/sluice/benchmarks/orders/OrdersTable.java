package dev.sluice.benchmarks.orders;

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

/**
 * Measures the job in every shape beside its peers, and writes a table. The peers take turns, in a
 * process of their own each time, so that a change of the machine's mood hits all of them.
 */
public final class OrdersTable {
  /** The machine's own limit says whether a run counts: two threads, half the job each. */
  private static final double LIMIT = 0.7;

  private static final String GO = "Go";

  private final OrdersExtent extent;
  private final Optional<GoBench> go;
  private final List<String> lines = new ArrayList<>();

  private OrdersTable(OrdersExtent extent, Optional<GoBench> go) {
    this.extent = extent;
    this.go = go.filter(_ -> extent.go());
  }

  /**
   * Measures.
   *
   * @param extent how much
   * @param go Go, where there is one
   * @return the table, as Markdown
   * @throws IOException if a process fails, or Go's sums are others
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static String measure(OrdersExtent extent, Optional<GoBench> go)
      throws IOException, InterruptedException {
    OrdersTable table = new OrdersTable(extent, go);
    try (Spinner _ = extent.busy() ? Spinner.start() : Spinner.idle()) {
      table.write();
    }
    return String.join("\n", table.lines) + "\n";
  }

  private void write() throws IOException, InterruptedException {
    lines.add(
        extent.busy() ? "## The job *orders*, while another thread spins" : "## The job *orders*");
    lines.add("");
    lines.add(
        ("Nanoseconds an order, the best of the runs of a second in each of %d processes: median"
                + " (least–greatest);")
            .formatted(extent.forks()));
    lines.add("beside it how many times as long as the first line, and processor time an order.");
    for (OrdersCell cell : extent.cells()) {
      int before = lines.size();
      measure(cell);
      System.out.println(String.join("\n", lines.subList(before, lines.size())));
    }
  }

  private static String heading(OrdersCell cell) {
    String title = cell.title();
    return "### " + Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  private void measure(OrdersCell cell) throws IOException, InterruptedException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, List<Double>> processor = new LinkedHashMap<>();
    Path input = Files.createTempFile("sluice-orders", ".txt");
    try {
      Files.write(input, Job.of(cell.extra()).lines());
      for (int fork = 0; fork < extent.forks(); fork++) {
        for (OrdersPeer peer : extent.peers()) {
          if (peer.has(cell.shape())) {
            add(peer.title(), times, processor, fork(peer, cell));
          }
        }
        if (go.isPresent()) {
          add(GO, times, processor, goFork(go.get(), cell, input));
        }
      }
    } finally {
      Files.delete(input);
    }
    write(cell, times, processor);
  }

  private static Map<String, Double> fork(OrdersPeer peer, OrdersCell cell)
      throws IOException, InterruptedException {
    return Processes.java(OrdersFork.class, peer.name(), cell.shape().name(), cell.extra().name());
  }

  /** Go reads the same lines, and has to come to the same sums. */
  private static Map<String, Double> goFork(GoBench go, OrdersCell cell, Path input)
      throws IOException, InterruptedException {
    Computation extra = cell.extra();
    Map<String, Double> numbers =
        go.once(
            "Orders",
            0,
            "-input=" + input,
            "-shape=" + cell.shape().name(),
            "-width=" + cell.shape().workers(),
            "-before=" + extra.before(),
            "-behind=" + extra.behind(),
            "-wait=" + extra.pause().toMillis() + "ms");
    Map<String, Long> expected = Job.of(extra).expected();
    long sum = expected.values().stream().mapToLong(Long::longValue).sum();
    if (Processes.number(numbers, "names") != expected.size()
        || Processes.number(numbers, "sum") != sum) {
      throw new IOException("Go has found " + numbers + ", and not the sums of the loop");
    }
    return Map.of(
        "time",
        Processes.number(numbers, "ns-best") / extra.orders(),
        "processor",
        Processes.number(numbers, "ns-processor") / extra.orders());
  }

  private static void add(
      String peer,
      Map<String, List<Double>> times,
      Map<String, List<Double>> processor,
      Map<String, Double> numbers)
      throws IOException {
    times.computeIfAbsent(peer, _ -> new ArrayList<>()).add(Processes.number(numbers, "time"));
    processor
        .computeIfAbsent(peer, _ -> new ArrayList<>())
        .add(Processes.number(numbers, "processor"));
  }

  private void write(
      OrdersCell cell, Map<String, List<Double>> times, Map<String, List<Double>> processor) {
    Measurement base = of(times, cell.shape().base().title());
    lines.add("");
    lines.add(heading(cell));
    lines.add("");
    double limit = of(times, OrdersPeer.PLAIN_THREADS.title()).over(base).median();
    if (cell.shape() != Shape.WAITING && !extent.busy() && limit > LIMIT) {
      lines.add(
          "Does not count: two plain threads took %.2f times as long as the loop."
              .formatted(limit));
      lines.add("");
    }
    lines.add("| | ns an order | times | processor time |");
    lines.add("|---|---|---|---|");
    times.forEach(
        (peer, values) -> {
          Measurement time = Measurement.of(values);
          lines.add(
              String.format(
                  ROOT,
                  "| %s | %,.0f (%,.0f–%,.0f) | %.2f× | %,.0f |",
                  peer,
                  time.median(),
                  time.least(),
                  time.greatest(),
                  time.over(base).median(),
                  of(processor, peer).median()));
        });
  }

  private static Measurement of(Map<String, List<Double>> numbers, String peer) {
    return Measurement.of(numbers.getOrDefault(peer, List.of()));
  }
}
