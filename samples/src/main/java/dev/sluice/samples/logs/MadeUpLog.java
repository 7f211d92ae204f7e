package dev.sluice.samples.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A log for those who have none at hand: the same lines every time. */
final class MadeUpLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final OffsetDateTime BEGIN =
      OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final List<String> PATHS =
      List.of("/", "/index.html", "/about", "/search?q=channels", "/logo.png", "/feed.xml");
  private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "HEAD", "POST");
  private static final List<Integer> STATUSES = List.of(200, 200, 200, 200, 200, 304, 404, 500);
  private static final List<String> GARBAGE =
      List.of("", "-- rotated --", "192.0.2.1 - - [", "\u0000\u0001\u0002", "GET / HTTP/1.1");

  private final Random random = new Random(8);

  private MadeUpLog() {}

  /** Writes a gzip file of lines, of which one in a thousand is garbage. */
  static void write(Path file, int lines) throws IOException {
    MadeUpLog log = new MadeUpLog();
    try (PrintWriter out =
        new PrintWriter(new GZIPOutputStream(Files.newOutputStream(file)), false, UTF_8)) {
      for (int i = 0; i < lines; i++) {
        out.print(log.line(i) + "\n");
      }
      if (out.checkError()) {
        throw new IOException(file + ": cannot be written");
      }
    }
  }

  private String line(int i) {
    if (random.nextInt(1000) == 0) {
      return any(GARBAGE);
    }
    int status = any(STATUSES);
    return String.format(
        Locale.ROOT,
        "198.51.100.%d - %s [%s] \"%s %s HTTP/1.1\" %d %s",
        random.nextInt(1, 255),
        random.nextInt(10) == 0 ? "alice" : "-",
        TIME.format(BEGIN.plusSeconds(i / 50)),
        any(METHODS),
        random.nextInt(4) == 0 ? "/articles/" + random.nextInt(500) : any(PATHS),
        status,
        status == 304 ? "-" : random.nextInt(200, 40_000));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
