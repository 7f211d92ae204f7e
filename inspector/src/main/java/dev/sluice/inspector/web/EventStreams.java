package dev.sluice.inspector.web;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.inspector.watch.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Streams of samples, one for each page that is open. */
final class EventStreams {
  /** A browser needs one for each page; more than a developer has open are not served. */
  private static final int MOST = 16;

  private final Watch watch;
  private final Requests requests;
  private final Semaphore places = new Semaphore(MOST);

  EventStreams(Watch watch, Requests requests) {
    this.watch = watch;
    this.requests = requests;
  }

  /** Sends a sample again and again, until the reader goes away. */
  void serve(HttpExchange exchange) throws IOException, InterruptedException {
    if (!places.tryAcquire()) {
      requests.endStuck();
      if (!places.tryAcquire()) {
        exchange.getResponseHeaders().set("Retry-After", "5");
        Answer.text(exchange, 503, "16 event streams are open, and no more are served");
        return;
      }
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      exchange.sendResponseHeaders(200, 0);
      stream(exchange.getResponseBody());
    } finally {
      places.release();
    }
  }

  private void stream(OutputStream out) throws IOException, InterruptedException {
    send(out, "retry: 2000\n\n");
    while (true) {
      // JSON has no line ends: each document is one line of data.
      send(out, "event: sample\ndata: " + watch.json() + "\n\n");
      Thread.sleep(Duration.ofNanos(watch.restNanos()));
    }
  }

  /** A reader that takes nothing holds its stream, until another one needs it. */
  private void send(OutputStream out, String event) throws IOException {
    requests.beginWaiting();
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
    requests.endWaiting();
  }
}
