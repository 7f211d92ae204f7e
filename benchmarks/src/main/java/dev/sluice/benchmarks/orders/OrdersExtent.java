package dev.sluice.benchmarks.orders;

import java.util.List;

/**
 * How much is measured.
 *
 * @param forks how many processes for each number
 * @param cells the tables
 * @param peers who is measured, if there is the shape
 * @param go whether Go is measured, too, where it is installed
 * @param busy whether another program keeps one of the processors busy meanwhile
 */
public record OrdersExtent(
    int forks, List<OrdersCell> cells, List<OrdersPeer> peers, boolean go, boolean busy) {
  private static final int FORKS = 5;

  /** Keeps copies of the lists. */
  public OrdersExtent {
    cells = List.copyOf(cells);
    peers = List.copyOf(peers);
  }

  /**
   * The cheapest job beside what the JDK does it with, in two processes for each number.
   *
   * @return whether a change has helped, in two minutes
   */
  public static OrdersExtent brief() {
    return new OrdersExtent(
        2,
        OrdersCell.brief(),
        List.of(
            OrdersPeer.LOOP,
            OrdersPeer.PLAIN_THREADS,
            OrdersPeer.SLUICE,
            OrdersPeer.PARALLEL_STREAM),
        false,
        false);
  }

  /**
   * Every shape and size, in five processes for each number.
   *
   * @return all tables
   */
  public static OrdersExtent full() {
    return new OrdersExtent(FORKS, OrdersCell.all(), List.of(OrdersPeer.values()), true, false);
  }

  /**
   * The cheapest job without order, in five processes for each number, while a thread spins.
   *
   * @return what is left of it where a processor is taken
   */
  public static OrdersExtent besideASpinner() {
    return new OrdersExtent(
        FORKS, OrdersCell.withoutOrder(), List.of(OrdersPeer.values()), true, true);
  }
}
