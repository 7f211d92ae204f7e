package dev.sluice.benchmarks.orders;

import java.util.HashMap;
import java.util.Map;

/** What each customer has ordered. Not synchronized. */
final class Totals {
  private final Computation extra;
  private final Map<String, Long> cents = new HashMap<>();

  /** Sums of nothing yet; see {@link Job#totals}. */
  Totals(Computation extra) {
    this.extra = extra;
  }

  void add(Order order) {
    if (extra.spendBehind(order.id()) >= 0) {
      cents.merge(order.customer(), order.total(), Long::sum);
    }
  }

  Totals addAll(Totals others) {
    others.cents.forEach((customer, total) -> cents.merge(customer, total, Long::sum));
    return this;
  }

  Map<String, Long> map() {
    return cents;
  }

  /** The sums of two that have seen the same orders. */
  static Map<String, Long> agreed(Totals first, Totals second) {
    if (!first.cents.equals(second.cents)) {
      throw new AssertionError("two totals of the same orders differ");
    }
    return first.cents;
  }
}
