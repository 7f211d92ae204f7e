package dev.sluice.samples.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A TCP server that writes the time, to any number of clients at once. */
@Command(
    name = "clock",
    description = "A TCP server that writes the time once a second, until Enter or SIGTERM.")
public final class Clock implements Callable<Integer> {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss\n");

  private final Terminal terminal;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8000",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private Address address;

  private Server server;

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
      server = new Server(listener, this::handle);
      server.run(group, terminal);
    }
    return 0;
  }

  private void handle(Socket conn) throws InterruptedException {
    try (Ticker second = Ticker.start(Duration.ofSeconds(1))) {
      tell(second.channel(), server.ending(), conn.getOutputStream());
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** Writes the time at once and at every tick. */
  static void tell(ReceiveChannel<Instant> ticks, ReceiveChannel<Void> ending, OutputStream out)
      throws IOException, InterruptedException {
    var tick = Select.receive(ticks);
    var next = Select.of(tick, Select.receive(ending));
    do {
      LocalTime now = LocalTime.ofInstant(Go.clock().instant(), ZoneId.systemDefault());
      out.write(now.format(FORMAT).getBytes(US_ASCII));
    } while (next.await() == tick);
  }
}
