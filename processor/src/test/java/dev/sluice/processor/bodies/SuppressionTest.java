package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Messages;
import dev.sluice.processor.diagnostic.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every warning about bodies is switched off in the same ways, at the same places. */
class SuppressionTest {
  /** Codes that are about the compilation and not about a place in a source. */
  private static final Set<String> WITHOUT_PLACE = Set.of("BodiesOption", "Option");

  @ParameterizedTest
  @ValueSource(strings = {"sluice", "sluice:CODE"})
  void everyWarningOfAClass(String switchOff) {
    for (Programs.Program program : Programs.in("wrong")) {
      BodyCompilation plain = BodyCompilation.of(program.text());
      for (String code : warnings(plain)) {
        String annotation = "@SuppressWarnings(\"" + switchOff.replace("CODE", code) + "\")\n";
        String suppressed =
            program.text().replaceAll("(?m)^(?=(?:class|interface|record) )", annotation);
        assertWithMessage("%s in %s", code, program.name())
            .that(warnings(BodyCompilation.of(suppressed)))
            .doesNotContain(code);
      }
    }
  }

  @Test
  void onTheVariableThatItIsAbout() {
    BodyCompilation compilation =
        BodyCompilation.of(
            """
            import dev.sluice.*;

            class Variables {
              String early(String url) throws InterruptedException {
                @SuppressWarnings("sluice:LostSender")
                Channel<String> answer = Channel.make();
                Go.go(() -> answer.send(url));
                if (url.isEmpty()) return "";
                return answer.receive();
              }

              void ranges() {
                @SuppressWarnings("sluice:NeverClosed")
                Channel<Integer> values = Channel.make();
                Go.go(() -> values.send(1));
                for (int value : values) System.out.println(value);
              }

              void polls(@SuppressWarnings("sluice") Channel<Integer> values) {
                values.tryReceive();
              }
            }
            """);
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void everyWarningNamesItsOwnSwitch() {
    for (Message message : Messages.all()) {
      if (message.severity() == Severity.WARNING && !WITHOUT_PLACE.contains(message.code())) {
        Object[] arguments = new Object[8];
        Arrays.fill(arguments, "x");
        assertWithMessage(message.toString())
            .that(message.render(arguments))
            .contains("@SuppressWarnings(\"" + message.suppression() + "\")");
      }
    }
  }

  private static List<String> warnings(BodyCompilation compilation) {
    return compilation.diagnostics().stream()
        .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.WARNING)
        .map(BodyCompilation::code)
        .filter(code -> !code.isEmpty())
        .distinct()
        .collect(Collectors.toList());
  }
}
