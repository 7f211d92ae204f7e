package dev.sluice.benchmarks.orders;

import static java.util.Locale.ROOT;

import dev.sluice.benchmarks.Measurement;
import dev.sluice.benchmarks.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the job in every shape beside its peers, and writes a table. The peers take turns, in a
 * JVM of their own each time, so that a change of the machine's mood hits all of them.
 */
public final class OrdersTable {
  /** The machine's own limit says whether a run counts: two threads, half the job each. */
  private static final double LIMIT = 0.7;

  private final int forks;
  private final List<Computation> computations;
  private final List<String> lines = new ArrayList<>();

  private OrdersTable(int forks, List<Computation> computations) {
    this.forks = forks;
    this.computations = computations;
  }

  /**
   * Measures.
   *
   * @param brief the cheapest job only, in some two minutes; else all three, in some twenty
   * @return the table, as Markdown
   * @throws IOException if a JVM fails
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static String measure(boolean brief) throws IOException, InterruptedException {
    OrdersTable table =
        brief
            ? new OrdersTable(2, List.of(Computation.NONE))
            : new OrdersTable(5, List.of(Computation.values()));
    return table.write();
  }

  private String write() throws IOException, InterruptedException {
    lines.add("## The job *orders*");
    lines.add("");
    lines.add(
        "Nanoseconds an order, the best of five runs in each of %d JVMs: median (least–greatest);"
            .formatted(forks));
    lines.add("beside it how many times as long as the loop, and processor time an order.");
    for (Computation extra : computations) {
      for (Shape shape : Shape.values()) {
        measure(extra, shape);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private void measure(Computation extra, Shape shape) throws IOException, InterruptedException {
    Map<OrdersPeer, List<Double>> times = new EnumMap<>(OrdersPeer.class);
    Map<OrdersPeer, List<Double>> processor = new EnumMap<>(OrdersPeer.class);
    for (int fork = 0; fork < forks; fork++) {
      for (OrdersPeer peer : OrdersPeer.values()) {
        if (peer.has(shape)) {
          Map<String, Double> numbers =
              Processes.java(OrdersFork.class, peer.name(), shape.name(), extra.name());
          times.computeIfAbsent(peer, any -> new ArrayList<>()).add(numbers.get("time"));
          processor.computeIfAbsent(peer, any -> new ArrayList<>()).add(numbers.get("processor"));
        }
      }
    }
    Measurement loop = of(times, OrdersPeer.LOOP);
    double limit = of(times, OrdersPeer.TWO_THREADS).over(loop).median();
    lines.add("");
    lines.add("### %s, computation besides: %s".formatted(shape.title(), extra.title()));
    lines.add("");
    if (limit > LIMIT) {
      lines.add(
          "Does not count: two plain threads took %.2f times as long as the loop."
              .formatted(limit));
      lines.add("");
    }
    lines.add("| | ns an order | of the loop | processor time |");
    lines.add("|---|---|---|---|");
    times.forEach(
        (peer, values) -> {
          Measurement time = Measurement.of(values);
          lines.add(
              String.format(
                  ROOT,
                  "| %s | %,.0f (%,.0f–%,.0f) | %.2f× | %,.0f |",
                  peer.title(),
                  time.median(),
                  time.least(),
                  time.greatest(),
                  time.over(loop).median(),
                  of(processor, peer).median()));
        });
  }

  private static Measurement of(Map<OrdersPeer, List<Double>> numbers, OrdersPeer peer) {
    return Measurement.of(numbers.getOrDefault(peer, List.of()));
  }
}
