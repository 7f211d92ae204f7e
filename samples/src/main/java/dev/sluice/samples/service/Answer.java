package dev.sluice.samples.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * An answer to a request.
 *
 * @param status of HTTP
 * @param text what there is to say
 */
record Answer(int status, String text) {
  /** Sends it. */
  static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = (answer.text + "\n").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(answer.status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
