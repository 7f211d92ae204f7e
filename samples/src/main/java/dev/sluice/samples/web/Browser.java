package dev.sluice.samples.web;

import dev.sluice.samples.net.WebPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads pages of the web and finds the links in them. */
final class Browser {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The longest page that is read, in bytes; what follows is ignored. */
  private static final int LIMIT = 4 << 20;

  private final HttpClient client;

  Browser(HttpClient client) {
    this.client = client;
  }

  static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(TIMEOUT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  /**
   * Reads a page. Blocks until it is there.
   *
   * @return where it links to, without fragments, in the order of the page; nothing if it is no
   *     hypertext
   * @throws IOException if it is not to be had
   * @throws InterruptedException if the thread is interrupted meanwhile; the request is given up
   */
  List<URI> links(URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (!type.startsWith("text/html")) {
        return List.of();
      }
      byte[] html = body.readNBytes(LIMIT);
      Document document =
          Jsoup.parse(new ByteArrayInputStream(html), charset(type), response.uri().toString());
      List<URI> links = new ArrayList<>();
      for (Element anchor : document.select("a[href]")) {
        URI link = parse(anchor.absUrl("href"));
        if (link != null && WebPages.canVisit(link)) {
          links.add(link);
        }
      }
      return links;
    }
  }

  /** The charset that a media type names; null, so that jsoup looks into the page, if none. */
  private static String charset(String type) {
    int at = type.indexOf("charset=");
    if (at < 0) {
      return null;
    }
    String name = type.substring(at + "charset=".length()).replace("\"", "").strip();
    try {
      return Charset.isSupported(name) ? name : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static URI parse(String link) {
    try {
      URI uri = new URI(link);
      return uri.getRawFragment() == null
          ? uri.normalize()
          : new URI(link.substring(0, link.indexOf('#'))).normalize();
    } catch (URISyntaxException e) {
      return null; // pages link to all sorts of things
    }
  }
}
