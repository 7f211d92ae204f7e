package dev.sluice.inspector;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.PipelineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets an answer, and who does no harm. */
class SecurityTest {
  private static final String PIPELINES = "GET /api/v1/pipelines";

  private Inspector inspector;
  private Browserless client;

  @BeforeEach
  void start() throws IOException {
    inspector = Inspector.start(0);
    client = new Browserless(inspector);
  }

  @AfterEach
  void stop() {
    inspector.close();
  }

  private int status(String request, String... headers) throws IOException {
    return client.send(request, List.of(headers)).status();
  }

  private String host() {
    return "Host: " + client.host();
  }

  private String bearer() {
    return "Authorization: Bearer " + client.token();
  }

  @Test
  void tokenIsNeeded() throws IOException {
    assertThat(status(PIPELINES, host())).isEqualTo(401);
    assertThat(status(PIPELINES, host(), "Authorization: Bearer " + client.token() + "x"))
        .isEqualTo(401);
    assertThat(status(PIPELINES, host(), "Authorization: Bearer ")).isEqualTo(401);
    assertThat(status("GET /main.js", host())).isEqualTo(401);
    assertThat(status("GET /?token=", host())).isEqualTo(401);
    assertThat(status(PIPELINES, host(), bearer())).isEqualTo(200);
  }

  @Test
  void tokenInTheAddressBecomesCookieOnce() throws IOException {
    Browserless.Answer answer = client.send("GET /?token=" + client.token(), List.of(host()));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).hasValue("/");
    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly; SameSite=Strict");
    assertThat(cookie).doesNotContain(client.token());
    String pair = "Cookie: other=1; " + cookie.substring(0, cookie.indexOf(';'));
    assertThat(status(PIPELINES, host(), pair)).isEqualTo(200);
    assertThat(status(PIPELINES, host(), pair.substring(0, pair.length() - 1) + "!"))
        .isEqualTo(401);
  }

  @Test
  void otherNamesOfThisMachineAreRefused() throws IOException {
    int port = client.port();

    assertThat(status(PIPELINES, "Host: localhost:" + port, bearer())).isEqualTo(200);
    for (String host :
        List.of(
            "evil.example:" + port,
            "evil.example",
            "127.0.0.1",
            "127.0.0.1:1",
            "127.0.0.1.evil.example:" + port,
            "10.0.0.1:" + port)) {
      assertWithMessage(host).that(status(PIPELINES, "Host: " + host, bearer())).isEqualTo(403);
    }
    assertThat(status(PIPELINES, host(), "Host: evil.example:" + port, bearer())).isAnyOf(400, 403);
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws IOException {
    assertThat(status(PIPELINES, host(), bearer(), "Origin: http://" + client.host()))
        .isEqualTo(200);
    for (String origin :
        List.of("http://evil.example", "null", "https://" + client.host(), "http://127.0.0.1:1")) {
      assertWithMessage(origin)
          .that(status(PIPELINES, host(), bearer(), "Origin: " + origin))
          .isEqualTo(403);
    }
    for (String site : List.of("cross-site", "same-site", "anything")) {
      assertWithMessage(site)
          .that(status(PIPELINES, host(), bearer(), "Sec-Fetch-Site: " + site))
          .isEqualTo(403);
    }
    assertThat(status(PIPELINES, host(), bearer(), "Sec-Fetch-Site: same-origin")).isEqualTo(200);
    assertThat(status(PIPELINES, host(), bearer(), "Sec-Fetch-Site: none")).isEqualTo(200);
  }

  @Test
  void itOnlyShows() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
      Browserless.Answer answer =
          client.send(method + " /api/v1/pipelines", List.of(host(), bearer()));
      assertWithMessage(method).that(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).hasValue("GET, HEAD");
    }
    Browserless.Answer head = client.send("HEAD /api/v1/pipelines", List.of(host(), bearer()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void everyAnswerKeepsToItself() throws IOException {
    for (String path : List.of("/", "/main.js", "/api/v1/pipelines", "/nothing")) {
      Browserless.Answer answer = client.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .hasValue(
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
                  + " 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void onlyFilesOfThePageAreServed() throws IOException {
    for (String path :
        List.of(
            "/../../module-info.class",
            "/%2e%2e/Inspector.class",
            "/vendor/../../Inspector.class",
            "//etc/passwd",
            "/api/v1/pipelines/1/stop",
            "/api/v1/pipelines/99999999999999999999/mermaid")) {
      assertWithMessage(path).that(client.get(path).status()).isAnyOf(400, 404);
    }
  }

  @Test
  void otherAddressesNeedToken() throws IOException {
    InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0);

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Inspector.start(everywhere, ""));

    assertThat(refused).hasMessageThat().contains("needs a token");
    try (Inspector open = Inspector.start(everywhere, "secret & long")) {
      Browserless other = new Browserless(open);
      assertThat(other.token()).isEqualTo("secret & long");
      assertThat(other.send(PIPELINES, List.of("Host: " + other.host())).status()).isEqualTo(401);
      assertThat(other.get("/api/v1/pipelines").status()).isEqualTo(200);
      String named = "Host: evil.example:" + other.port();
      String bearer = "Authorization: Bearer " + other.token();
      assertThat(other.send(PIPELINES, List.of(named, bearer)).status()).isEqualTo(403);
    }
  }

  @Test
  void loopbackMayDoWithoutToken() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Inspector open = Inspector.start(loopback, "")) {
      assertThat(open.address().getQuery()).isNull();
      Browserless other = new Browserless(open);
      assertThat(other.send(PIPELINES, List.of("Host: " + other.host())).status()).isEqualTo(200);
      assertThat(other.send(PIPELINES, List.of("Host: evil.example")).status()).isEqualTo(403);
    }
  }

  @Test
  void portInUseIsReported() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThrows(IOException.class, () -> Inspector.start(taken.getLocalPort()));
    }
  }

  /** Waits until more values have arrived at the end of a pipeline. */
  private static void goesOn(PipelineRun<Void> run) {
    long before = run.stages().getLast().received();
    while (run.stages().getLast().received() <= before) {
      Thread.onSpinWait();
    }
  }

  @Test
  void silentClientsDoNoHarm() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (PipelineRun<Void> run = BusyPipeline.start()) {
      for (int i = 0; i < 300; i++) {
        Socket socket = client.connect();
        silent.add(socket);
        if (i % 2 == 0) {
          // Half of a request.
          socket
              .getOutputStream()
              .write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().flush();
        }
      }

      assertThat(client.get("/api/v1/pipelines").status()).isEqualTo(200);
      assertThat(client.get("/").status()).isEqualTo(200);
      goesOn(run);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void sixteenStreamsAreServedAndOneMoreDoesNoHarm() throws Exception {
    List<Socket> streams = new ArrayList<>();
    try (PipelineRun<Void> run = BusyPipeline.start()) {
      for (int i = 0; i < 16; i++) {
        Socket socket = client.connect();
        streams.add(socket);
        assertThat(client.openStream(socket)).startsWith("HTTP/1.1 200");
      }
      assertThat(client.get("/api/v1/events").status()).isEqualTo(503);
      assertThat(client.get("/api/v1/pipelines").status()).isEqualTo(200);
      assertThat(Browserless.readUntil(streams.getFirst().getInputStream(), "\n\n"))
          .contains("retry: 2000");
      goesOn(run);

      streams.removeFirst().close();
      // The place is free when the server has noticed, which is when it next sends something.
      String head = "";
      while (!head.startsWith("HTTP/1.1 200")) {
        try (Socket again = client.connect()) {
          head = client.openStream(again);
        }
      }
    } finally {
      for (Socket socket : streams) {
        socket.close();
      }
    }
  }

  @Test
  void closedInspectorAnswersNobody() throws IOException {
    Inspector other = Inspector.start(0);
    int port = other.address().getPort();
    other.close();
    other.close();

    assertThrows(
        IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }
}
