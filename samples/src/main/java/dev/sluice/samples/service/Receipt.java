package dev.sluice.samples.service;

/** The answer to an order. It is given when what it says is in the database. */
sealed interface Receipt {
  /**
   * The order is taken.
   *
   * @param total what its customer has ordered so far, in cents
   */
  record Stored(long total) implements Receipt {}

  /**
   * The order is not taken.
   *
   * @param reason why
   */
  record Rejected(String reason) implements Receipt {}
}
