package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The job.
 *
 * @param lines the orders as text
 * @param extra what is computed for each line besides
 */
record Job(List<String> lines, Computation extra) {
  private static final int MALFORMED = 100;
  private static final int CUSTOMERS = 1_000;

  /** The job that is measured: the same lines each time; one in a hundred is malformed. */
  static Job of(Computation extra) {
    return of(extra, extra.orders());
  }

  /** A job of so many lines. */
  static Job of(Computation extra, int orders) {
    Random random = new Random(42);
    List<String> lines = new ArrayList<>(orders);
    for (int id = 0; id < orders; id++) {
      lines.add(
          id % MALFORMED == MALFORMED - 1
              ? id + ";malformed"
              : "%d;customer-%d;%d;%d"
                  .formatted(
                      id,
                      random.nextInt(CUSTOMERS),
                      1 + random.nextInt(9),
                      1 + random.nextInt(100_000)));
    }
    return new Job(lines, extra);
  }

  /** The order of a line; empty if the line is malformed. */
  Optional<Order> parse(String line) {
    return Order.parse(line, extra);
  }

  /** Sums of nothing yet. */
  Totals totals() {
    return new Totals(extra);
  }

  /** The job in a loop: what everything else is compared with, and must agree with. */
  Map<String, Long> inALoop() {
    Totals totals = totals();
    for (String line : lines) {
      parse(line).ifPresent(totals::add);
    }
    return totals.map();
  }

  /** What comes of it, without the time that it takes. */
  Map<String, Long> expected() {
    return new Job(lines, Computation.NONE).inALoop();
  }
}
