package dev.sluice.inspector.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sluice.Goroutines;
import dev.sluice.inspector.watch.Watch;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is served, and to whom. It only reads: nothing here changes the program. */
final class Site implements HttpHandler {
  private static final Pattern RUN =
      Pattern.compile("/api/v1/pipelines/(\\d{1,18})/(mermaid|picture|goroutines)");

  private final Access access;
  private final Token token;
  private final Watch watch;
  private final Requests requests;
  private final EventStreams streams;

  Site(Access access, Token token, Watch watch, Requests requests) {
    this.access = access;
    this.token = token;
    this.watch = watch;
    this.requests = requests;
    this.streams = new EventStreams(watch, requests);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests.endWaiting();
    try (exchange) {
      Answer.guard(exchange);
      answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    String method = exchange.getRequestMethod();
    Optional<String> refusal = access.refusal(exchange);
    if (refusal.isPresent()) {
      Answer.text(exchange, 403, refusal.get());
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      Answer.text(exchange, 405, "this server only shows");
    } else if (token.isInAddress(exchange)) {
      exchange.getResponseHeaders().set("Set-Cookie", token.setCookie());
      exchange.getResponseHeaders().set("Location", "/");
      Answer.text(exchange, 303, "the token is in a cookie now");
    } else if (!token.isKnown(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      Answer.text(
          exchange, 401, "open the address that the program has printed, which has a token");
    } else {
      serve(exchange, exchange.getRequestURI().getPath());
    }
  }

  private void serve(HttpExchange exchange, String path) throws IOException, InterruptedException {
    switch (path) {
      case "/api/v1/pipelines" -> Answer.send(exchange, 200, Answer.JSON, watch.json());
      case "/api/v1/events" -> streams.serve(exchange);
      case "/api/v1/dump" -> Answer.send(exchange, 200, Answer.TEXT, Goroutines.dump());
      default -> {
        Matcher run = RUN.matcher(path);
        if (run.matches()) {
          serve(exchange, Long.parseLong(run.group(1)), run.group(2));
        } else {
          serveFile(exchange, path);
        }
      }
    }
  }

  private void serve(HttpExchange exchange, long run, String what)
      throws IOException, InterruptedException {
    boolean drawing = what.equals("mermaid");
    Optional<String> document =
        switch (what) {
          case "mermaid" -> watch.mermaid(run);
          case "picture" -> watch.picture(run);
          default -> watch.goroutines(run);
        };
    if (document.isPresent()) {
      Answer.send(exchange, 200, drawing ? Answer.TEXT : Answer.JSON, document.get());
    } else {
      Answer.text(exchange, 404, "no such pipeline runs, or has ended lately");
    }
  }

  private static void serveFile(HttpExchange exchange, String path) throws IOException {
    Optional<PageFiles.File> file = PageFiles.at(path);
    if (file.isPresent()) {
      Answer.send(exchange, 200, file.get().type(), file.get().bytes());
    } else {
      Answer.text(exchange, 404, "nothing is there");
    }
  }
}
