package dev.sluice.benchmarks.orders;

import java.util.HashMap;
import java.util.Map;

/** What each customer has ordered. Not synchronized. */
final class Totals {
  private final Map<String, Long> cents = new HashMap<>();

  void add(Order order) {
    cents.merge(order.customer(), order.total(), Long::sum);
  }

  Totals addAll(Totals others) {
    others.cents.forEach((customer, total) -> cents.merge(customer, total, Long::sum));
    return this;
  }

  Map<String, Long> map() {
    return cents;
  }
}
