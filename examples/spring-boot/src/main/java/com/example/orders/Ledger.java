package com.example.orders;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What each customer owes: a service that stages use. */
@Component
public class Ledger {
  private final Map<String, Long> totals = new ConcurrentHashMap<>();

  /** Books an order. */
  public void book(Order order) {
    totals.merge(order.customer(), order.cents(), Long::sum);
  }

  /** What the customer owes so far. */
  public long total(String customer) {
    return totals.getOrDefault(customer, 0L);
  }
}
