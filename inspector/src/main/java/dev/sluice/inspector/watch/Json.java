package dev.sluice.inspector.watch;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON: of maps, collections, strings, numbers, booleans and null. What could end a script
 * or begin markup is escaped, so that the text is harmless wherever it is pasted.
 */
public final class Json {
  private Json() {}

  /**
   * Writes a value.
   *
   * @param value the value
   * @return the text
   * @throws IllegalArgumentException if there is anything else in it
   */
  public static String write(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    switch (value) {
      case null -> text.append("null");
      case String string -> string(string, text);
      case Integer number -> text.append(number.intValue());
      case Long number -> text.append(number.longValue());
      case Double number -> text.append(Double.isFinite(number) ? number : 0.0);
      case Boolean bool -> text.append(bool.booleanValue());
      case Map<?, ?> map -> object(map, text);
      case Collection<?> collection -> array(collection, text);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  private static void object(Map<?, ?> map, StringBuilder text) {
    text.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        text.append(',');
      }
      first = false;
      string(String.valueOf(entry.getKey()), text);
      text.append(':');
      write(entry.getValue(), text);
    }
    text.append('}');
  }

  private static void array(Collection<?> collection, StringBuilder text) {
    text.append('[');
    boolean first = true;
    for (Object element : collection) {
      if (!first) {
        text.append(',');
      }
      first = false;
      write(element, text);
    }
    text.append(']');
  }

  private static void string(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> {
          if (isPlain(c, i + 1 < string.length() ? string.charAt(i + 1) : 0, string, i)) {
            text.append(c);
          } else {
            text.append("\\u%04x".formatted((int) c));
          }
        }
      }
    }
    text.append('"');
  }

  /** Whether a character may stand as it is. Half of a pair may not: it is no text in UTF-8. */
  private static boolean isPlain(char c, int next, String string, int i) {
    if (Character.isHighSurrogate(c)) {
      return Character.isLowSurrogate((char) next);
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
    }
    return c >= ' '
        && c != '<'
        && c != '>'
        && c != '&'
        && c != '\u007f'
        && c != '\u2028'
        && c != '\u2029';
  }
}
