package dev.sluice.processor.bodies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source file with a comment {@code /*!Code*}{@code /} at every place where a finding is
 * expected. The finding's column is the one right after the comment.
 *
 * @param text the source, markers included: they are comments
 * @param expected the findings, top to bottom
 */
record MarkedSource(String text, List<Found> expected) {
  private static final Pattern MARKER = Pattern.compile("/\\*!([A-Za-z]+)\\*/");

  /**
   * A finding without its text.
   *
   * @param code the code in brackets
   * @param line from 1
   * @param column from 1
   */
  record Found(String code, long line, long column) {}

  static MarkedSource of(String text) {
    List<Found> expected = new ArrayList<>();
    Matcher marker = MARKER.matcher(text);
    while (marker.find()) {
      String before = text.substring(0, marker.end());
      long line = before.lines().count();
      long column = (long) marker.end() - before.lastIndexOf('\n');
      expected.add(new Found(marker.group(1), line, column));
    }
    return new MarkedSource(text, List.copyOf(expected));
  }
}
