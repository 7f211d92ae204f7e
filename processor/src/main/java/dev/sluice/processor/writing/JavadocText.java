package dev.sluice.processor.writing;

/** Makes any text safe in a Javadoc comment: no markup, no tag, no end of the comment. */
final class JavadocText {
  private JavadocText() {}

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
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return escaped.toString();
  }
}
