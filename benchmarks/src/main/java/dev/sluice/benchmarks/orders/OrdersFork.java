package dev.sluice.benchmarks.orders;

import dev.sluice.benchmarks.BestRun;
import java.util.Map;

/**
 * Measures one peer on one shape in a JVM of its own. Prints the best time of an order and the
 * processor time of an order, in nanoseconds.
 */
final class OrdersFork {
  private static final int WARMUPS = 4;

  private OrdersFork() {}

  /** Takes the peer, the shape and the computation by name. */
  public static void main(String[] arguments) throws Exception {
    OrdersPeer peer = OrdersPeer.valueOf(arguments[0]);
    Shape shape = Shape.valueOf(arguments[1]);
    Computation extra = Computation.valueOf(arguments[2]);
    Job job = Job.of(extra);
    Map<String, Long> expected = job.expected();
    BestRun best =
        BestRun.of(
            WARMUPS, () -> peer.library().run(shape, job), totals -> check(totals, expected));
    System.out.println("time=" + best.nanos() / extra.orders());
    System.out.println("processor=" + best.processorNanos() / extra.orders());
    System.exit(0);
  }

  private static void check(Map<String, Long> totals, Map<String, Long> expected) {
    if (!totals.equals(expected)) {
      throw new AssertionError("the totals are not those of the loop");
    }
  }
}
