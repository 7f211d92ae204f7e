package dev.sluice.samples.net;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the keyboard to a TCP server and the server to the screen. */
@Command(
    name = "netcat",
    description = {
      "Connects the keyboard and the screen to a TCP server: clock, reverb, chat, or any other.",
      "At the end of the input it stops sending, and a done channel says when the server is done."
    })
public final class Netcat implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST:PORT",
      description = "The server; without it, netcat runs a reverb server of its own.")
  private Address address;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public Netcat(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    if (address != null) {
      talkTo(address);
      return 0;
    }
    try (ServerSocket listener = new Address("localhost", 0).listen();
        Group group = Group.open("reverb")) {
      group.go("accept", Reverb.server(listener, Duration.ofSeconds(1))::accept);
      terminal.out().println("Shout, and end with the end of the input (Ctrl-D).");
      talkTo(Address.of(listener));
    }
    return 0;
  }

  private void talkTo(Address server) throws IOException, InterruptedException, Problem {
    try (Socket conn = server.connect()) {
      Channel<Void> done = Channel.make("done", 0);
      go(
          "from the server",
          () -> {
            copy(conn.getInputStream(), terminal.out());
            done.close(); // signal the main goroutine
          });
      terminal.keyboard(
          in -> {
            copy(in, conn.getOutputStream());
            conn.shutdownOutput(); // nothing more to say; the server may have
          });
      done.receive(); // wait for the background goroutine to finish
    }
  }

  private static void copy(InputStream in, OutputStream out) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One of the two has gone: the end, as well.
    }
  }
}
