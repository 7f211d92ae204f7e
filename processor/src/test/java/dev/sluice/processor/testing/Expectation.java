package dev.sluice.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagnostic that a source expects of itself, in a comment below the line that is wrong:
 *
 * <pre>
 *   &#64;Stage(in = "sqaures")
 *   //         ^ [Sluice/NoSender] channel 'sqaures' is received by ...
 *   //         | and what follows on further lines.
 * </pre>
 *
 * <p>The caret stands below the column. {@code //^1} says the column in figures, where a comment
 * cannot stand below it.
 */
public record Expectation(long line, long column, String text) {
  private static final Pattern MARKER = Pattern.compile("\\s*//(\\s*)\\^(\\d*) (\\[Sluice/.*)");
  private static final Pattern CONTINUATION = Pattern.compile("\\s*//\\s*\\|(.*)");

  /** Reads the expectations of a source. */
  public static List<Expectation> of(String source) {
    List<Expectation> expectations = new ArrayList<>();
    String[] lines = source.split("\n", -1);
    int wrong = 0;
    for (int i = 0; i < lines.length; i++) {
      Matcher marker = MARKER.matcher(lines[i]);
      Matcher continuation = CONTINUATION.matcher(lines[i]);
      if (marker.matches()) {
        int column =
            marker.group(2).isEmpty()
                ? lines[i].indexOf('^') + 1
                : Integer.parseInt(marker.group(2));
        expectations.add(new Expectation(wrong, column, marker.group(3)));
      } else if (continuation.matches() && !expectations.isEmpty()) {
        Expectation last = expectations.removeLast();
        expectations.add(
            new Expectation(last.line, last.column, last.text + "\n" + continuation.group(1)));
      } else {
        wrong = i + 1;
      }
    }
    return expectations;
  }

  /** Writes expectations into a source, in place of those that it has. */
  public static String write(String source, List<Expectation> expectations) {
    StringBuilder written = new StringBuilder();
    long line = 0;
    for (String text : source.split("\n", -1)) {
      line++;
      if (MARKER.matcher(text).matches() || CONTINUATION.matcher(text).matches()) {
        continue;
      }
      written.append(text).append('\n');
      for (Expectation expectation : expectations) {
        if (expectation.line == line) {
          written.append(expectation.marker(text)).append('\n');
        }
      }
    }
    return written.substring(0, written.length() - 1);
  }

  private String marker(String wrong) {
    int indent = Math.min(wrong.length() - wrong.stripLeading().length(), (int) column - 3);
    String start =
        column < 3
            ? "//^" + column + " "
            : " ".repeat(indent) + "//" + " ".repeat((int) column - indent - 3) + "^ ";
    String next = "\n" + " ".repeat(Math.max(indent, 0)) + "// |";
    return start + text.replace("\n", next);
  }
}
