package dev.sluice.inspector.service;

import dev.sluice.inspector.Inspector;
import dev.sluice.inspector.web.WebServer;
import dev.sluice.internal.view.Watcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Starts an inspector as {@code -Dsluice.inspector} says: a port, or a host and a port. The token
 * is random, or that of {@code -Dsluice.inspector.token}, which may be empty on a loopback address.
 * The address is logged; so is what keeps it from starting, which never fails the program.
 */
public final class InspectorWatcher implements Watcher {
  private static final String TOKEN = "sluice.inspector.token";

  /** For the service loader. */
  public InspectorWatcher() {}

  @Override
  @SuppressWarnings("MustBeClosed") // it runs until the program ends
  public void start(String setting) {
    System.Logger logger = System.getLogger("dev.sluice");
    try {
      String token = System.getProperty(TOKEN);
      InetSocketAddress address = address(setting);
      Inspector inspector =
          Inspector.start(address, token == null ? WebServer.randomToken() : token);
      logger.log(System.Logger.Level.INFO, "inspector: " + inspector.address());
    } catch (IOException | IllegalArgumentException e) {
      logger.log(
          System.Logger.Level.WARNING, "no inspector at '" + setting + "': " + e.getMessage());
    }
  }

  /**
   * Reads a port, or a host and a port.
   *
   * @param setting the text
   * @return the address; a loopback one where there is no host
   * @throws UnknownHostException if the host is not known
   * @throws IllegalArgumentException if it is something else
   */
  public static InetSocketAddress address(String setting) throws UnknownHostException {
    int colon = setting.lastIndexOf(':');
    String host = colon < 0 ? "" : setting.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetAddress address =
        host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
    try {
      return new InetSocketAddress(address, Integer.parseInt(setting.substring(colon + 1).strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a port, or host:port, is expected", e);
    }
  }
}
