package dev.sluice.samples.service;

import dev.sluice.samples.Run;
import dev.sluice.samples.net.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that order as fast as they get answers, until the service takes no more. */
final class OrderLoad implements AutoCloseable {
  private static final int CUSTOMERS = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI orders;
  private final List<Thread> clients = new ArrayList<>();

  /** The orders that were acknowledged as stored. */
  final Set<UUID> stored = ConcurrentHashMap.newKeySet();

  /** The orders that were acknowledged as rejected. */
  final Set<UUID> rejected = ConcurrentHashMap.newKeySet();

  /** Requests whose connection ended before an answer came. */
  final AtomicInteger unanswered = new AtomicInteger();

  /** Answers that are none of those that an order may get. */
  final Set<String> unexpected = ConcurrentHashMap.newKeySet();

  OrderLoad(Address service, int count) {
    orders = URI.create("http://" + service.host() + ":" + service.port() + "/orders");
    for (int i = 0; i < count; i++) {
      String customer = "customer " + i % CUSTOMERS;
      clients.add(Thread.ofVirtual().start(() -> order(customer)));
    }
  }

  private void order(String customer) {
    for (int i = 1; ; i++) {
      String item = i % 7 == 0 ? "beer" : "tea";
      String form =
          "customer=" + customer.replace(' ', '+') + "&item=" + item + "&quantity=" + i % 3;
      try {
        HttpResponse<String> answer = post(form);
        if (answer.statusCode() == 503) {
          return;
        }
        note(answer);
      } catch (IOException e) {
        unanswered.incrementAndGet();
        return;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private HttpResponse<String> post(String form) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(orders).POST(HttpRequest.BodyPublishers.ofString(form)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void note(HttpResponse<String> answer) {
    String text = answer.body();
    switch (answer.statusCode()) {
      case 201 -> stored.add(UUID.fromString(text.substring(0, text.indexOf(','))));
      case 422 -> rejected.add(UUID.fromString(text.substring(0, text.indexOf(','))));
      default -> unexpected.add(answer.statusCode() + " " + text);
    }
  }

  /** Waits until as many orders were acknowledged. */
  void awaitAcknowledged(int count) {
    Run.await(() -> stored.size() + rejected.size() >= count || !unexpected.isEmpty());
  }

  /** Waits until all clients have given up. */
  void join() throws InterruptedException {
    for (Thread thread : clients) {
      thread.join();
    }
  }

  @Override
  public void close() {
    clients.forEach(Thread::interrupt);
    client.close();
  }
}
