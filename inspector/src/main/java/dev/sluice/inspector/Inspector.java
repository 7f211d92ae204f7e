package dev.sluice.inspector;

import dev.sluice.inspector.watch.Watch;
import dev.sluice.inspector.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A page that shows every pipeline and group of this program, live: what each stage and channel
 * does, who is blocked, and which stage holds up the others. For the developer on the machine.
 *
 * <pre>{@code
 * try (Inspector inspector = Inspector.start(7676)) {
 *   System.err.println("see " + inspector.address());
 *   pipeline.run();
 * }
 * }</pre>
 *
 * <p>Without a line of code it is started by {@code -Dsluice.inspector=7676}, with this artifact on
 * the path. It only shows: nothing that it serves changes the program. Its threads are daemons.
 * While no page is open it does nothing but keep what the last hundred runs have left.
 *
 * <p>Runs that end are shown for five minutes from the first start of an inspector on.
 */
public final class Inspector implements AutoCloseable {
  private final Watch watch;
  private final WebServer server;

  private Inspector(Watch watch, WebServer server) {
    this.watch = watch;
    this.server = server;
  }

  /**
   * Starts an inspector for this machine only, on the loopback interface. Other users of the
   * machine need the token that is in its {@link #address}.
   *
   * @param port the port; 0 for any that is free
   * @return the inspector
   * @throws IOException if it cannot listen there, for example because the port is in use
   * @throws IllegalArgumentException if the port is out of range
   */
  public static Inspector start(int port) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return start(loopback, WebServer.randomToken());
  }

  /**
   * Starts an inspector that listens at an address.
   *
   * @param address where it listens; port 0 is any that is free
   * @param token what a request must know; empty: nothing, which only a loopback address may say
   * @return the inspector
   * @throws IOException if it cannot listen there
   * @throws IllegalArgumentException if the token is empty and other machines reach the address, or
   *     the address has a name that is not known
   */
  public static Inspector start(InetSocketAddress address, String token) throws IOException {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("no address is known for " + address.getHostString());
    }
    if (token.isEmpty() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("other machines reach " + address + ": it needs a token");
    }
    Watch watch = Watch.begin();
    try {
      return new Inspector(watch, WebServer.start(address, token, watch));
    } catch (Throwable e) {
      watch.close();
      throw e;
    }
  }

  /**
   * Where the page is.
   *
   * @return the address, with the token
   */
  public URI address() {
    return server.address();
  }

  /** Stops: pages that are open show no more. Idempotent. */
  @Override
  public void close() {
    server.close();
    watch.close();
  }
}
