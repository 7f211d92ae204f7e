package dev.sluice.samples.chat;

import dev.sluice.Channel;
import java.io.IOException;
import java.net.Socket;

/**
 * A client of the chat.
 *
 * @param name its address
 * @param outgoing the messages to it, its mailbox; closed when it has left
 * @param connection its connection
 */
record Client(String name, Channel<String> outgoing, Socket connection) {
  /** As many messages wait for a client that is slow. */
  private static final int MAILBOX = 1024;

  Client(Socket connection) {
    // The address is written with a slash before it.
    String name = connection.getRemoteSocketAddress().toString().substring(1);
    this(name, Channel.make("to " + name, MAILBOX), connection);
  }

  /** Hangs up: what its goroutines do with the connection fails, and so it leaves. */
  void drop() {
    try {
      connection.close();
    } catch (IOException e) {
      // It is gone, as wanted.
    }
  }
}
