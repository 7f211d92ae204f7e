package dev.sluice.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A client that sends exactly what it is told to, which no library does. */
final class Browserless {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final URI address;
  private final ObjectMapper json = new ObjectMapper();

  Browserless(Inspector inspector) {
    address = inspector.address();
  }

  /** An answer, read to its end. */
  record Answer(int status, List<String> headers, String body) {
    Optional<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst();
    }
  }

  int port() {
    return address.getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  String token() {
    return address.getQuery().substring("token=".length());
  }

  /** A request with the right host and token, and more headers. */
  Answer get(String path, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of("Host: " + host()));
    all.add("Authorization: Bearer " + token());
    all.addAll(List.of(headers));
    return send("GET " + path, all);
  }

  /** A request with exactly these headers. */
  Answer send(String methodAndPath, List<String> headers) throws IOException {
    try (Socket socket = connect()) {
      write(socket, methodAndPath, headers);
      return answer(socket.getInputStream().readAllBytes());
    }
  }

  /** A connection that says nothing yet. */
  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  /** Opens a stream of events; what has come of it until its head is over. */
  String openStream(Socket socket) throws IOException {
    write(
        socket,
        "GET /api/v1/events",
        List.of("Host: " + host(), "Authorization: Bearer " + token()));
    return readUntil(socket.getInputStream(), "\r\n\r\n");
  }

  static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        return text.toString();
      }
      text.append((char) next);
    }
    return text.toString();
  }

  static void write(Socket socket, String methodAndPath, List<String> headers) throws IOException {
    StringBuilder request = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\n");
    headers.forEach(header -> request.append(header).append("\r\n"));
    request.append("Connection: close\r\n\r\n");
    OutputStream out = socket.getOutputStream();
    out.write(request.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static Answer answer(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
    return new Answer(status, lines.subList(1, lines.size()), text.substring(end + 4));
  }

  JsonNode json(String path) throws IOException {
    Answer answer = get(path);
    if (answer.status() != 200) {
      throw new IOException(path + ": " + answer.status() + " " + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** Asks again until a run of a name is as is expected; the time limit of the test ends it. */
  JsonNode await(String run, Predicate<JsonNode> expected) throws Exception {
    while (true) {
      for (JsonNode one : json("/api/v1/pipelines").get("runs")) {
        if (one.get("name").asText().equals(run) && expected.test(one)) {
          return one;
        }
      }
      Thread.sleep(50);
    }
  }
}
