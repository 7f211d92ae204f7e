package dev.sluice.samples.net;

import dev.sluice.samples.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import picocli.CommandLine.TypeConversionException;

/** Host and port, written {@code host:port}; listens on them and connects to them. */
public record Address(String host, int port) {
  private static final int BACKLOG = 1024;
  private static final int HIGHEST_PORT = 0xffff;

  /**
   * Reads an address.
   *
   * @param text {@code host:port}; an IPv6 address stands in brackets
   * @return the address, not looked up yet
   * @throws TypeConversionException if it is not an address, or there is no such port
   */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    String digits = text.substring(colon + 1);
    if (colon < 1 || !digits.matches("[0-9]+")) {
      throw new TypeConversionException("'" + text + "' is not of the form host:port");
    }
    // More digits than these are a number above the highest port.
    int port = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (port > HIGHEST_PORT) {
      throw new TypeConversionException(
          "'" + text + "' has the port " + digits + ": the highest is " + HIGHEST_PORT);
    }
    return new Address(text.substring(0, colon), port);
  }

  /**
   * The address that a server listens on, for those who want to connect to it.
   *
   * @param listener the server
   * @return its address, with the port that the system chose if it was 0
   */
  public static Address of(ServerSocket listener) {
    InetAddress host = listener.getInetAddress();
    return new Address(
        host.isAnyLocalAddress() ? "localhost" : host.getHostAddress(), listener.getLocalPort());
  }

  /**
   * Listens on the address.
   *
   * @return the server
   * @throws Problem if it is in use, or no address of this machine
   */
  public ServerSocket listen() throws Problem {
    try {
      return new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
    } catch (IOException e) {
      throw new Problem("cannot listen on " + this + ": " + Problem.describe(e));
    }
  }

  /**
   * Connects to the address.
   *
   * @return the connection
   * @throws Problem if the host is unknown or does not answer
   */
  Socket connect() throws Problem {
    Socket connection = new Socket();
    try {
      connection.connect(new InetSocketAddress(host, port), 10_000);
      return connection;
    } catch (IOException e) {
      throw new Problem("cannot connect to " + this + ": " + Problem.describe(e));
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
