package dev.sluice.processor.testing;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last line of every message of Sluice: the address of its page. Compilers indent it as they
 * like.
 */
public final class Pages {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?<text>(?s:.*?)\\[Sluice/(?<code>\\w+)\\] (?s:.*))"
              + "\n +See https://sluice\\.dev/diagnostics/(?<page>\\w+)\\R?");

  private Pages() {}

  /**
   * Takes the address off a message, and fails where it is missing or that of another page.
   *
   * @param message what a compiler reported
   * @return the message without its last line; what does not come from Sluice stays as it is
   */
  public static String strip(String message) {
    if (!message.contains("[Sluice/")) {
      return message;
    }
    Matcher matcher = MESSAGE.matcher(message);
    assertWithMessage(message).that(matcher.matches()).isTrue();
    assertWithMessage(message).that(matcher.group("page")).isEqualTo(matcher.group("code"));
    return matcher.group("text");
  }
}
