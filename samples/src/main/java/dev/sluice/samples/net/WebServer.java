package dev.sluice.samples.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server of this process, on the loopback interface, for samples that need one. */
public final class WebServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService handlers;

  private WebServer(HttpServer server, ExecutorService handlers) {
    this.server = server;
    this.handlers = handlers;
  }

  /** What the server says. */
  public interface Content {
    /**
     * Finds a page. Called by several threads at once.
     *
     * @param path the path of the request, from the first slash
     * @return the page; null if there is none
     * @throws InterruptedException if the server is closed meanwhile
     */
    Page page(String path) throws InterruptedException;
  }

  /**
   * A page.
   *
   * @param type its media type
   * @param body what is in it, sent as UTF-8
   */
  public record Page(String type, String body) {
    /**
     * Plain text.
     *
     * @param text the text
     * @return the page
     */
    public static Page text(String text) {
      return new Page("text/plain; charset=utf-8", text);
    }

    /**
     * Hypertext.
     *
     * @param html the text
     * @return the page
     */
    public static Page html(String html) {
      return new Page("text/html; charset=utf-8", html);
    }
  }

  /**
   * Starts a server, each request in a thread of its own.
   *
   * @param content its pages
   * @return the server
   * @throws IOException if there is no port left
   */
  public static WebServer start(Content content) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(handlers);
    server.createContext("/", exchange -> answer(exchange, content));
    server.start();
    return new WebServer(server, handlers);
  }

  private static void answer(HttpExchange exchange, Content content) throws IOException {
    try (exchange) {
      Page page = content.page(exchange.getRequestURI().getPath());
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", page.type);
      byte[] body = page.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the server is closed");
    }
  }

  /**
   * Where the server is.
   *
   * @return the address of its first page
   */
  public URI root() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
  }

  /** Stops the server and interrupts the requests that it still answers. */
  @Override
  public void close() {
    server.stop(0);
    handlers.shutdownNow();
    handlers.close();
  }
}
