package dev.sluice.samples.logs;

import java.util.Locale;

/** Windows as JSON. */
final class Json {
  private Json() {}

  /** An object on one line. */
  static String of(Window window) {
    return String.format(
        Locale.ROOT,
        "{\"window\": %d, \"requests\": %d, \"errors\": %d, \"bytes\": %d, \"garbage\": %d,"
            + " \"busiest\": %s}",
        window.number(),
        window.requests(),
        window.errors(),
        window.bytes(),
        window.garbage(),
        quote(window.busiest()));
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
