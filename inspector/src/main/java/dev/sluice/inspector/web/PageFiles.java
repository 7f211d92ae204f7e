package dev.sluice.inspector.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The files of the page. There are no others: what is asked for is never made a path. */
final class PageFiles {
  /** A file: where it lies, and what it is. */
  record File(String resource, String type) {
    byte[] bytes() throws IOException {
      try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IOException("the jar lacks " + resource);
        }
        return in.readAllBytes();
      }
    }
  }

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, File> FILES =
      Map.ofEntries(
          file("/", "index.html", "text/html; charset=utf-8"),
          file("/page.css", "page.css", "text/css; charset=utf-8"),
          file("/main.js", "main.js", SCRIPT),
          file("/feed.js", "feed.js", SCRIPT),
          file("/dom.js", "dom.js", SCRIPT),
          file("/layout.js", "layout.js", SCRIPT),
          file("/picture.js", "picture.js", SCRIPT),
          file("/tables.js", "tables.js", SCRIPT),
          file("/details.js", "details.js", SCRIPT),
          file("/curve.js", "curve.js", SCRIPT),
          file("/words.js", "words.js", SCRIPT),
          file("/vendor/dagre.js", "vendor/dagre.js", SCRIPT),
          file("/vendor/dagre.LICENSE.txt", "vendor/dagre.LICENSE.txt", Answer.TEXT),
          file("/icon.svg", "icon.svg", "image/svg+xml"));

  private PageFiles() {}

  private static Map.Entry<String, File> file(String path, String name, String type) {
    return Map.entry(path, new File("/dev/sluice/inspector/page/" + name, type));
  }

  static Optional<File> at(String path) {
    return Optional.ofNullable(FILES.get(path));
  }
}
