package dev.sluice.samples.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.net.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** The documentation of this project as a web site: its Markdown, with the links made links. */
final class Documentation implements WebServer.Content {
  /** Where to begin. */
  static final String FIRST = "/README.md";

  /** {@code [text](page.md#place)}; what is not a page of the site stays text. */
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*)\\]\\(((?!\\w+:)[^()\\s]+\\.md)(#[^()\\s]*)?\\)");

  @Override
  public WebServer.Page page(String path) {
    String name = URI.create(path).normalize().getPath();
    if (!name.endsWith(".md") || name.contains("..")) {
      return null;
    }
    try (InputStream in = Documentation.class.getResourceAsStream("/site" + name)) {
      return in == null ? null : WebServer.Page.html(html(new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String html(String markdown) {
    return "<!doctype html><pre>"
        + LINK.matcher(Entities.escape(markdown)).replaceAll("<a href=\"$2$3\">$1</a>")
        + "</pre>";
  }
}
