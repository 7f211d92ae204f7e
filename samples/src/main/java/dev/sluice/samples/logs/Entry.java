package dev.sluice.samples.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of a web server's log says, in the common log format or the combined one. */
sealed interface Entry {
  /**
   * {@code 192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] "GET /index.html HTTP/1.0" 200 2326}: a host,
   * a time, a request, its status, the bytes of the answer, if there was one, and what may follow.
   */
  Pattern FORMAT =
      Pattern.compile(
          "\\S+ \\S+ \\S+ \\[[^\\]]+\\] \"(\\S+) (\\S+)(?: \\S+)?\" ([1-5]\\d\\d) (\\d{1,15}|-)(?:"
              + " .*)?");

  /** A request and how it was answered. */
  record Request(String method, String path, int status, long bytes) implements Entry {
    boolean isError() {
      return status >= 400;
    }
  }

  /** A line that says nothing. */
  record Garbage() implements Entry {}

  /** Reads a line. */
  static Entry parse(String line) {
    Matcher matcher = FORMAT.matcher(line);
    if (!matcher.matches()) {
      return new Garbage();
    }
    String bytes = matcher.group(4);
    return new Request(
        matcher.group(1),
        matcher.group(2),
        Integer.parseInt(matcher.group(3)),
        bytes.equals("-") ? 0 : Long.parseLong(bytes));
  }
}
