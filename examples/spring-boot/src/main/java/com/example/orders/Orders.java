package com.example.orders;

import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pipeline: a bean whose stages use other beans. */
@Pipeline
@Component
public class Orders {
  private final Ledger ledger;

  Orders(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Takes what requests have sent. */
  @Stage(in = "incoming", out = "accepted")
  void accept(@Port ReceiveChannel<Order> in, SendChannel<Order> out) throws InterruptedException {
    for (Order order : in) {
      if (order.cents() > 0) {
        out.send(order);
      }
    }
  }

  /** Looks up the price, which takes a while: sixteen orders at once. */
  @Stage(in = "accepted", out = "priced", workers = 16)
  Optional<Order> price(Order order) throws InterruptedException {
    Thread.sleep(order.customer().equals("slow") ? 200 : 1); // stands for a remote call
    return Optional.of(order);
  }

  @Stage(in = "priced")
  void book(Order order) {
    ledger.book(order);
  }
}
