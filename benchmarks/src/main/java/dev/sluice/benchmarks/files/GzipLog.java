package dev.sluice.benchmarks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A log of a web server, the same each time; one line in a thousand says nothing. */
final class GzipLog {
  private static final int LINES = 400_000;
  private static final int BUFFER = 64 * 1024;
  private static final int[] STATUSES = {200, 200, 200, 200, 200, 304, 404, 500};

  private GzipLog() {}

  /** Writes it; returns the file. */
  static Path write(Path file) throws IOException {
    Random random = new Random(8);
    try (PrintWriter out =
        new PrintWriter(new GZIPOutputStream(Files.newOutputStream(file)), false, ISO_8859_1)) {
      for (int i = 0; i < LINES; i++) {
        out.print(line(random));
        out.print('\n');
      }
    }
    return file;
  }

  private static String line(Random random) {
    if (random.nextInt(1_000) == 0) {
      return "-- rotated --";
    }
    return "198.51.100.%d - - [01/Jan/2026:00:00:%02d +0000] \"GET /articles/%d HTTP/1.1\" %d %d"
        .formatted(
            random.nextInt(255),
            random.nextInt(60),
            random.nextInt(500),
            STATUSES[random.nextInt(STATUSES.length)],
            random.nextInt(40_000));
  }

  /** Reads its lines. */
  static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), BUFFER), ISO_8859_1),
        BUFFER);
  }
}
