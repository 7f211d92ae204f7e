package dev.sluice.programs.standstill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on the loopback interface that sends back every byte. */
final class Echo {
  private final ServerSocket server;

  private Echo(ServerSocket server) {
    this.server = server;
  }

  static Echo start() throws IOException {
    Echo echo = new Echo(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("echo").start(echo::accept);
    return echo;
  }

  /** A new connection; the caller closes it. */
  Socket connect() throws IOException {
    return new Socket(server.getInetAddress(), server.getLocalPort());
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().name("echo connection").start(() -> serve(socket));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      for (int next = socket.getInputStream().read();
          next >= 0;
          next = socket.getInputStream().read()) {
        socket.getOutputStream().write(next);
      }
    } catch (IOException e) {
      // The client was interrupted, which closes its socket.
    }
  }
}
