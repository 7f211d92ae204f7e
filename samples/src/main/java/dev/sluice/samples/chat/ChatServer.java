package dev.sluice.samples.chat;

import static dev.sluice.Go.go;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.net.Address;
import dev.sluice.samples.net.Lines;
import dev.sluice.samples.net.Server;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The chat server: one broadcaster, and two goroutines for each client. */
@Command(
    name = "chat",
    description = {
      "A chat server: everybody hears what anybody says, who enters, and who leaves.",
      "Talk with: netcat HOST:PORT. Enter or SIGTERM ends it."
    })
public final class ChatServer implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8000",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private Address address;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "How long a message waits for clients that do not read (${DEFAULT-VALUE}).")
  private Duration patience;

  /** Clients that may still say something. */
  private final WaitGroup speakers = new WaitGroup();

  private Server server;

  private final Channel<Client> entering = Channel.make("entering", 0);
  private final Channel<Client> leaving = Channel.make("leaving", 0);
  private final Channel<String> messages = Channel.make("messages", 0); // from all the clients

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public ChatServer(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (ServerSocket listener = address.listen();
        Group group = Group.open("chat")) {
      terminal.out().println("chat listens on " + Address.of(listener));
      group.go("broadcaster", this::broadcaster);
      server = new Server(listener, conn -> handle(new Client(conn)));
      server.run(group, terminal);
    } // Leaving the group ends the broadcaster, and who has not heard everything in time.
    return 0;
  }

  private void broadcaster() throws InterruptedException {
    Audience clients = new Audience(patience);
    RoomSelect room = new RoomSelect(messages, entering, leaving);
    while (true) {
      switch (room.await()) {
        case RoomSelect.Messages(String message, _) -> clients.tell(message);
        case RoomSelect.Entering(Client client, _) -> clients.add(client);
        case RoomSelect.Leaving(Client client, _) -> clients.remove(client);
      }
    }
  }

  /** What one client says. */
  private void handle(Client client) throws InterruptedException {
    Channel<Void> written = Channel.make("written", 0);
    go(
        "writer to " + client.name(),
        () -> {
          write(client);
          written.close();
        });

    speakers.add(1);
    String who = client.name();
    client.outgoing().send("You are " + who);
    messages.send(who + " has arrived");
    entering.send(client);

    try {
      Lines lines = new Lines(client.connection().getInputStream());
      for (String line = lines.next(); line != null; line = lines.next()) {
        messages.send(who + ": " + line);
      }
    } catch (Lines.TooLongException e) {
      client.outgoing().trySend("You sent " + e.getMessage());
    } catch (IOException e) {
      // The connection is broken: it has left, as well.
    }

    speakers.done();
    if (server.isEnding()) {
      speakers.await(); // everybody hears what the others have said last
    }
    leaving.send(client);
    if (!server.isEnding()) {
      messages.send(who + " has left");
    }

    // It may still read what it has not heard, but not for ever.
    Select.of(Select.receive(written), Select.receive(Timer.after(patience))).await();
  }

  /** What one client hears. */
  private static void write(Client client) {
    Channel<String> outgoing = client.outgoing();
    try {
      OutputStream out = new BufferedOutputStream(client.connection().getOutputStream());
      for (String message : outgoing) {
        out.write((message + "\n").getBytes(UTF_8));
        if (outgoing.length() == 0) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException e) {
      client.drop();
    }
  }
}
