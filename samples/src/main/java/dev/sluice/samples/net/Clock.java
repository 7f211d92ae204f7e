package dev.sluice.samples.net;

import static dev.sluice.Go.go;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sluice.Group;
import dev.sluice.Ticker;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A TCP server that writes the time, to any number of clients at once. */
@Command(
    name = "clock",
    description = "A TCP server that writes the time once a second, until Enter is pressed.")
public final class Clock implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8000",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private Address address;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Clock(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (ServerSocket listener = address.listen();
        Group group = Group.open("clock")) {
      terminal.out().println("clock listens on " + Address.of(listener));
      group.go("accept", () -> serve(listener));
      terminal.awaitEnter(group);
    }
    return 0;
  }

  private static void serve(ServerSocket listener) throws IOException {
    while (true) {
      Socket conn = listener.accept();
      go(conn.getRemoteSocketAddress().toString(), () -> handle(conn));
    }
  }

  private static void handle(Socket conn) {
    var format = DateTimeFormatter.ofPattern("HH:mm:ss\n");
    try (conn;
        Ticker second = Ticker.start(Duration.ofSeconds(1))) {
      do {
        conn.getOutputStream()
            .write(LocalTime.now(ZoneId.systemDefault()).format(format).getBytes(US_ASCII));
      } while (second.channel().iterator().hasNext());
    } catch (IOException e) {
      // The client has gone.
    }
  }
}
