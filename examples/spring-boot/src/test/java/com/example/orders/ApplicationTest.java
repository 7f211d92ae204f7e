package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The service as a whole: requests, health, and a shutdown that loses nothing. */
class ApplicationTest {
  private final HttpClient client = HttpClient.newHttpClient();

  private static ServletWebServerApplicationContext start() {
    return (ServletWebServerApplicationContext)
        SpringApplication.run(Application.class, "--server.port=0");
  }

  private HttpResponse<String> send(ServletWebServerApplicationContext context, String path, String body)
      throws Exception {
    URI uri = URI.create("http://localhost:" + context.getWebServer().getPort() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void healthShowsTheChannels() throws Exception {
    try (ServletWebServerApplicationContext context = start()) {
      HttpResponse<String> health = send(context, "/actuator/health", null);

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"incoming\":\"0 of 100\"");
    }
  }

  @Test
  void whatWasAcceptedIsBookedBeforeTheContextIsClosed() throws Exception {
    Ledger ledger;
    try (ServletWebServerApplicationContext context = start()) {
      ledger = context.getBean(Ledger.class);
      for (int i = 0; i < 50; i++) {
        HttpResponse<String> answer =
            send(context, "/orders", "{\"customer\":\"slow\",\"cents\":2}");
        assertThat(answer.statusCode()).isEqualTo(202);
      }
    }
    assertThat(ledger.total("slow")).isEqualTo(100);
  }
}
