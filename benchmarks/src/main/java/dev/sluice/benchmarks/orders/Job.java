package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** The same lines each time; one in a hundred is malformed. */
  static Job of(int count, Computation extra) {
    Random random = new Random(42);
    List<String> lines = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
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

  /** The job in a loop: what everything else is compared with, and must agree with. */
  Map<String, Long> inALoop() {
    Totals totals = new Totals();
    for (String line : lines) {
      Order.parse(line, extra).ifPresent(totals::add);
    }
    return totals.map();
  }
}
