package dev.sluice.jet;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Orders from text lines, parsed on every member, and totalled on one. */
@Pipeline
@Distributed
interface Sales {
  /** A sale. */
  record Sale(String customer, long cents) {}

  ReceiveChannel<String> lines();

  SendChannel<Sale> large();

  @Stage(in = "lines", out = "sales", workers = 4)
  static Optional<Sale> parse(String line) {
    String[] fields = line.split(";", -1);
    return fields.length == 2
        ? Optional.of(new Sale(fields[0], Long.parseLong(fields[1])))
        : Optional.empty();
  }

  @Stage(
      in = "sales",
      out = {"counted", "large"})
  static void sort(Sale sale, SendChannel<Sale> counted, SendChannel<Sale> large)
      throws InterruptedException {
    counted.send(sale);
    if (sale.cents() >= 90) {
      large.send(sale);
    }
  }

  @Stage(in = "counted")
  static Map<String, Long> total(ReceiveChannel<Sale> counted) {
    Map<String, Long> totals = new HashMap<>();
    for (Sale sale : counted) {
      totals.merge(sale.customer(), sale.cents(), Long::sum);
    }
    return totals;
  }
}
