package dev.sluice.processor.writing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes any text safe in a Javadoc comment: no markup, no tag, no end of the comment. */
final class JavadocText {
  private static final int LAST_ASCII = 0x7F;

  /** What has a meaning within {@code {@code ...}}. */
  private static final Pattern SPECIAL = Pattern.compile("[{}@*\\\\$\\p{Cntrl}]");

  private JavadocText() {}

  /** Lines as they are; escaped only where one of them has a name that needs it. */
  static String preformatted(List<String> lines) {
    boolean plain = lines.stream().noneMatch(line -> SPECIAL.matcher(line).find());
    return plain
        ? "<pre>{@code\n" + String.join("\n", lines) + "\n}</pre>"
        : "<pre>\n"
            + lines.stream().map(JavadocText::escape).collect(Collectors.joining("\n"))
            + "\n</pre>";
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&', '@', '\\', '{', '}', '*', '$' ->
                    escaped.append("&#").append(c).append(';');
                default -> {
                  if (c > LAST_ASCII) {
                    escaped.append("&#").append(c).append(';');
                  } else {
                    escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
                  }
                }
              }
            });
    return escaped.toString();
  }
}
