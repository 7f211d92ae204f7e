package dev.sluice.benchmarks.orders;

import java.util.Optional;

/**
 * An order.
 *
 * @param id its number
 * @param customer who ordered
 * @param quantity how many
 * @param cents the price of one
 */
record Order(int id, String customer, int quantity, long cents) {
  private static final int FIELDS = 4;

  /**
   * Reads a line {@code id;customer;quantity;cents}.
   *
   * @param line the line
   * @param extra how much is computed besides, see {@link Computation}
   * @return the order; empty if the line is malformed
   */
  static Optional<Order> parse(String line, Computation extra) {
    String[] fields = line.split(";", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    return Optional.of(
        new Order(
            extra.spend(Integer.parseInt(fields[0])),
            fields[1],
            Integer.parseInt(fields[2]),
            Long.parseLong(fields[3])));
  }

  long total() {
    return quantity * cents;
  }
}
