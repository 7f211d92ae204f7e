package com.example.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service that takes orders by HTTP and books them by a pipeline. */
@SpringBootApplication
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  OrdersPipeline ordersPipeline(Orders orders) {
    return new OrdersPipeline(orders);
  }

  /** The endpoints. */
  @RestController
  static class Endpoints {
    private final OrderPipeline orders;
    private final Ledger ledger;

    Endpoints(OrderPipeline orders, Ledger ledger) {
      this.orders = orders;
      this.ledger = ledger;
    }

    @PostMapping("/orders")
    ResponseEntity<Void> order(@RequestBody Order order) throws InterruptedException {
      return orders.offer(order)
          ? ResponseEntity.accepted().build()
          : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "1").build();
    }

    @GetMapping("/customers/{customer}/total")
    long total(@PathVariable("customer") String customer) {
      return ledger.total(customer);
    }
  }
}
