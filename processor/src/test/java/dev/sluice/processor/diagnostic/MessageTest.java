package dev.sluice.processor.diagnostic;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue keeps its own rules of style. */
class MessageTest {
  @Test
  void rendersTheCodeInBrackets() {
    assertThat(
            WiringMessage.NO_SENDER.render(
                "sqaures", "stage 'printer'", " Did you mean 'squares'?"))
        .isEqualTo(
            "[Sluice/NoSender] channel 'sqaures' is received by stage 'printer', but no stage sends"
                + " to it. Did you mean 'squares'?\n"
                + "    See https://sluice.dev/diagnostics/NoSender");
  }

  @Test
  void findingRendersItsMessage() {
    assertThat(Finding.of(WiringMessage.NO_STAGES, "here", "Squares").text())
        .startsWith("[Sluice/NoStages] pipeline 'Squares' has no stage.");
  }

  @ParameterizedTest
  @MethodSource("dev.sluice.processor.diagnostic.Messages#all")
  void everyTemplateCanBeFilledAndKeepsTheStyle(Message message) {
    Object[] arguments = new Object[12];
    Arrays.fill(arguments, "x");
    String text = message.render(arguments);
    assertThat(text).startsWith("[Sluice/" + message.code() + "] ");
    assertThat(text).doesNotContain("!");
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("please");
    assertThat(text).endsWith("\n    See " + message.page());
    assertThat(message.page()).isEqualTo("https://sluice.dev/diagnostics/" + message.code());
    assertThat(message.code()).matches("([A-Z][a-z]+)+");
  }

  @Test
  void messagesOfOneCodeWeighTheSame() {
    Map<String, Severity> severities = new HashMap<>();
    for (Message message : Messages.all()) {
      boolean sureOfDeclarationsOnly =
          message == BodyMessage.NO_SENDER_IN_SIGHT || message == BodyMessage.NO_RECEIVER_IN_SIGHT;
      if (!sureOfDeclarationsOnly) {
        Severity first = severities.computeIfAbsent(message.code(), any -> message.severity());
        assertWithMessage(message.toString()).that(message.severity()).isEqualTo(first);
      }
    }
  }
}
