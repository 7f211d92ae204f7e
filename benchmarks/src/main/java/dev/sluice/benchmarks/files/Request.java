package dev.sluice.benchmarks.files;

import java.util.Optional;

/**
 * A line of a web server's log.
 *
 * @param path what was asked for
 * @param status how it was answered
 * @param bytes how long the answer was
 */
record Request(String path, int status, long bytes) {
  /** Reads {@code 192.0.2.7 - - [time] "GET /path HTTP/1.1" 200 2326}; empty for anything else. */
  static Optional<Request> parse(String line) {
    int open = line.indexOf('"');
    int close = line.indexOf('"', open + 1);
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    int path = line.indexOf(' ', open);
    int end = line.indexOf(' ', path + 1);
    int status = close + 2;
    int bytes = line.indexOf(' ', status) + 1;
    if (path < 0 || end < 0 || end > close || bytes == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Request(
            line.substring(path + 1, end),
            Integer.parseInt(line, status, bytes - 1, 10),
            Long.parseLong(line, bytes, line.length(), 10)));
  }

  /** Adds it to the counts of all. */
  void addTo(Counts counts) {
    counts.add(path, 1);
    counts.add("status " + status / 100, 1);
    counts.add("bytes", bytes);
  }
}
