package dev.sluice.samples.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.Group;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A TCP server that answers like a mountain: several goroutines for one connection. */
@Command(
    name = "reverb",
    description = {
      "A TCP server that echoes each line three times, fading, until Enter or SIGTERM.",
      "Each echo is a goroutine; when the client is done, a wait group waits for the last echo."
    })
public final class Reverb implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8000",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private Address address;

  @Option(
      names = "--delay",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "The time from echo to echo (${DEFAULT-VALUE}).")
  private Duration delay;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Reverb(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (ServerSocket listener = address.listen();
        Group group = Group.open("reverb")) {
      terminal.out().println("reverb listens on " + Address.of(listener));
      server(listener, delay).run(group, terminal);
    }
    return 0;
  }

  static Server server(ServerSocket listener, Duration delay) {
    return new Server(listener, conn -> handle(conn, delay));
  }

  private static void handle(Socket conn, Duration delay) throws InterruptedException {
    try {
      Lines lines = new Lines(conn.getInputStream());
      OutputStream out = conn.getOutputStream();
      WaitGroup echoes = new WaitGroup();
      for (String line = lines.next(); line != null; line = lines.next()) {
        String shout = line;
        echoes.go("echo", () -> echo(out, shout, delay));
      }
      echoes.await();
    } catch (IOException e) {
      // The client has gone, or its line has no end.
    }
  }

  private static void echo(OutputStream out, String shout, Duration delay)
      throws InterruptedException {
    try {
      write(out, shout.toUpperCase(Locale.ROOT));
      Timer.after(delay).receive();
      write(out, shout);
      Timer.after(delay).receive();
      write(out, shout.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(("\t" + text + "\n").getBytes(UTF_8));
  }
}
