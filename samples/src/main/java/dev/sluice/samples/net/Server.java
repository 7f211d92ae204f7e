package dev.sluice.samples.net;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Timer;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.Termination;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP server with a goroutine for each connection. It runs until Enter is pressed or the process
 * is asked to end. Then it takes no more clients, reads nothing more from those it has, and answers
 * what it has read.
 */
public final class Server {
  /** How long clients that are slow to read keep it from ending. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = GRACE.plusSeconds(5);

  /** What is done with a connection. */
  public interface Handler {
    /**
     * Serves a client.
     *
     * @param connection to be read to its end; closed afterwards
     * @throws Exception if the whole server must end
     */
    void handle(Socket connection) throws Exception;
  }

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Channel<Void> ending = Channel.make("ending", 0);

  /**
   * A server, to be run once.
   *
   * @param listener where it listens
   * @param handler serves a client, in a goroutine of its own
   */
  public Server(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /**
   * Its end, for handlers that do not wait for what a client sends.
   *
   * @return a channel that is closed when it begins to end
   */
  public ReceiveChannel<Void> ending() {
    return ending.receiveOnly();
  }

  /**
   * Whether it is ending.
   *
   * @return true if no more clients come, and what they send is not read any more
   */
  public boolean isEnding() {
    return listener.isClosed();
  }

  /**
   * Serves until the end.
   *
   * @param group in which it runs; leaving it ends those who have not ended in time
   * @param terminal whose Enter key ends it
   * @throws IOException if the listener cannot be closed
   * @throws InterruptedException if the thread is interrupted
   */
  public void run(Group group, Terminal terminal) throws IOException, InterruptedException {
    try (Termination termination = Termination.watch(PATIENCE)) {
      Channel<Void> served = Channel.make("served", 0);
      // Closed when the last connection has ended, because their goroutines are its children.
      group.go("accept", this::accept, served::close);
      var failed = Select.receive(group.done());
      var end =
          Select.of(Select.receive(terminal.enter()), Select.receive(termination.asked()), failed);
      if (end.await() != failed) {
        drain();
        Select.of(Select.receive(served), failed, Select.receive(Timer.after(GRACE))).await();
      }
    }
  }

  private void drain() throws IOException {
    ending.close();
    listener.close();
    for (Socket connection : connections) {
      endInput(connection);
    }
  }

  /** Accepts clients until the listener is closed. */
  void accept() throws IOException {
    try {
      while (true) {
        Socket connection = listener.accept();
        go(connection.getRemoteSocketAddress().toString(), () -> serve(connection));
      }
    } catch (SocketException e) {
      if (!isEnding()) {
        throw e;
      }
    }
  }

  private void serve(Socket connection) throws Exception {
    try (connection) {
      connections.add(connection);
      if (isEnding()) {
        // It came at the last moment, and may have been overlooked.
        endInput(connection);
      }
      handler.handle(connection);
    } finally {
      connections.remove(connection);
    }
  }

  /** The goroutine that reads from the client finds the end of the stream. */
  private static void endInput(Socket connection) {
    try {
      connection.shutdownInput();
    } catch (IOException e) {
      // The client has gone.
    }
  }
}
