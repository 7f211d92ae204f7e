package dev.sluice.inspector.web;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.inspector.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The server: the JDK's, on threads that keep no program alive. */
public final class WebServer implements AutoCloseable {
  private final HttpServer server;
  private final Requests requests;
  private final URI address;

  private WebServer(HttpServer server, Requests requests, URI address) {
    this.server = server;
    this.requests = requests;
    this.address = address;
  }

  /**
   * Starts a server.
   *
   * @param at where it listens; port 0 is any free one
   * @param token what must be known; empty: nothing
   * @param watch what is served
   * @return the server
   * @throws IOException if it cannot listen there
   */
  public static WebServer start(InetSocketAddress at, String token, Watch watch)
      throws IOException {
    HttpServer server = HttpServer.create(at, 0);
    Requests requests = new Requests();
    InetSocketAddress bound =
        new InetSocketAddress(server.getAddress().getAddress(), server.getAddress().getPort());
    Token known = new Token(token, bound.getPort());
    server.setExecutor(requests);
    server.createContext("/", new Site(new Access(named(at, bound)), known, watch, requests));
    startInDaemon(server);
    return new WebServer(server, requests, address(bound, token));
  }

  /**
   * Makes a random token.
   *
   * @return the token
   */
  public static String randomToken() {
    return Token.random();
  }

  /** The name that was given, and the port that was found. */
  private static InetSocketAddress named(InetSocketAddress at, InetSocketAddress bound) {
    return new InetSocketAddress(namedAddress(at, bound), bound.getPort());
  }

  private static InetAddress namedAddress(InetSocketAddress at, InetSocketAddress bound) {
    try {
      return InetAddress.getByAddress(at.getHostString(), bound.getAddress().getAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's own thread is a daemon if the one is that starts it. */
  private static void startInDaemon(HttpServer server) {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Daemon.of(
            () -> {
              try {
                server.start();
                started.complete(null);
              } catch (Throwable e) {
                started.completeExceptionally(e);
              }
            })
        .start();
    try {
      started.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the server cannot start", e.getCause());
    }
  }

  private static URI address(InetSocketAddress bound, String token) {
    InetAddress address = bound.getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    if (address instanceof Inet6Address && !address.isAnyLocalAddress()) {
      host = "[" + host + "]";
    }
    String query = token.isEmpty() ? null : "token=" + token;
    try {
      return new URI("http", null, host, bound.getPort(), "/", query, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Where the page is, with the token.
   *
   * @return the address
   */
  public URI address() {
    return address;
  }

  /** Stops: connections are closed at once. */
  @Override
  public void close() {
    server.stop(0);
    requests.close();
  }
}
