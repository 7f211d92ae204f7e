package dev.sluice.samples.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Takes orders: {@code POST} of {@code customer=ann&item=tea&quantity=2}. It answers 201 when the
 * order is in the database, 422 when its rejection is, and 503 when the pipeline is too far behind
 * or is ending, in which case the order was not taken.
 */
final class OrderEndpoint implements HttpHandler {
  private static final int MOST_BYTES = 16 * 1024;

  /** How long a request waits for room in the pipeline. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final SendChannel<Order> orders;
  private final ReceiveChannel<Void> ended;

  /**
   * An endpoint.
   *
   * @param orders the port of the pipeline
   * @param ended closed when the pipeline has ended
   */
  OrderEndpoint(SendChannel<Order> orders, ReceiveChannel<Void> ended) {
    this.orders = orders;
    this.ended = ended;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer.send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return new Answer(405, "orders are sent by POST");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return new Answer(413, "an order has at most " + MOST_BYTES + " bytes");
    }
    Channel<Receipt> reply = Channel.make("reply", 1);
    Order order;
    try {
      order = parse(new String(body, UTF_8), reply);
    } catch (IllegalArgumentException e) {
      return new Answer(400, String.valueOf(e.getMessage()));
    }
    try {
      return orders.trySend(order, PATIENCE) ? await(order, reply) : busy(exchange);
    } catch (ChannelAbandonedException e) {
      return busy(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return busy(exchange);
    }
  }

  private static Order parse(String form, SendChannel<Receipt> reply) {
    Map<String, String> fields = new HashMap<>();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + field + "' is not of the form name=value");
      }
      fields.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
    }
    for (String name : new String[] {"customer", "item", "quantity"}) {
      if (!fields.containsKey(name)) {
        throw new IllegalArgumentException(name + " is missing");
      }
    }
    return new Order(
        UUID.randomUUID(),
        fields.get("customer"),
        fields.get("item"),
        Integer.parseInt(fields.get("quantity")),
        reply);
  }

  /** The pipeline has the order, and answers it unless it fails. */
  private Answer await(Order order, ReceiveChannel<Receipt> reply) throws InterruptedException {
    var receipt = Select.receive(reply);
    if (Select.inOrder(receipt, Select.receive(ended)).await() != receipt) {
      return new Answer(500, "whether order " + order.id() + " was stored is not known");
    }
    return switch (receipt.get()) {
      case Receipt.Stored(long total) ->
          new Answer(201, order.id() + ", in total " + total + " cents");
      case Receipt.Rejected(String reason) -> new Answer(422, order.id() + ", " + reason);
    };
  }

  private static Answer busy(HttpExchange exchange) {
    exchange.getResponseHeaders().set("Retry-After", "1");
    return new Answer(503, "not now");
  }
}
