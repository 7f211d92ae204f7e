package dev.sluice.samples.service;

import dev.sluice.annotation.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prices orders, and rejects those that cannot be taken. The orders of one customer go to the same
 * worker, so they are taken in the order in which they came, and their total needs no lock.
 */
@Stage(in = "orders", out = "priced", workers = 4, by = "customer", failed = "rejected")
public final class Pricing {
  /** What an item costs, in cents. */
  private static final Map<String, Integer> PRICES = Map.of("tea", 250, "coffee", 300, "cake", 420);

  private static final int MOST = 1_000;

  /** Each entry belongs to the worker of its customer. */
  private final Map<String, Long> totals;

  private final long limit;

  /**
   * Begins where the last process has ended.
   *
   * @param totals what each customer has ordered so far, in cents
   * @param limit how much a customer may order in total, in cents
   */
  Pricing(Map<String, Long> totals, long limit) {
    this.totals = new ConcurrentHashMap<>(totals);
    this.limit = limit;
  }

  /**
   * Prices an order.
   *
   * @param order the order
   * @return the order with its price
   * @throws RejectedOrderException if it cannot be taken
   */
  public PricedOrder price(Order order) throws RejectedOrderException {
    Integer price = PRICES.get(order.item());
    if (price == null) {
      throw new RejectedOrderException("there is no '" + order.item() + "'");
    }
    if (order.quantity() < 1 || order.quantity() > MOST) {
      throw new RejectedOrderException(order.quantity() + " is not from 1 to " + MOST);
    }
    long cents = (long) price * order.quantity();
    long total = totals.getOrDefault(order.customer(), 0L) + cents;
    if (total > limit) {
      throw new RejectedOrderException("the credit of '" + order.customer() + "' is used up");
    }
    totals.put(order.customer(), total);
    return new PricedOrder(order, cents, total);
  }
}
