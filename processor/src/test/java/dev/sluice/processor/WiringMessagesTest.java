package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake gives one message, which says what the mistake is. */
class WiringMessagesTest {
  @TempDir Path directory;

  private static List<Source> squares(String annotation, String parameters) {
    return List.of(
        source(
            "P",
            """
            @Pipeline interface P {
              @Stage(out = "naturals") static Iterable<Integer> a() { return null; }
              ANNOTATION static void square(PARAMETERS) { }
              @Stage(in = "squares") static void print(ReceiveChannel<Integer> in) { }
            }
            """
                .replace("ANNOTATION", annotation)
                .replace("PARAMETERS", parameters)));
  }

  @Test
  void swappedNamesAreToldAsThat() {
    assertFinds(
        directory,
        squares(
            "@Stage(in = \"squares\", out = \"naturals\")",
            "ReceiveChannel<Integer> naturals, SendChannel<Integer> squares"),
        "[Sluice/Direction] stage 'square' has 'in' and 'out' swapped: the parameter names match"
            + " the names the other way round.");
  }

  @Test
  void swappedNumbersAreToldAsThat() {
    assertFinds(
        directory,
        squares(
            "@Stage(in = {\"squares\", \"rest\"}, out = \"naturals\")",
            "ReceiveChannel<Integer> in, SendChannel<Integer> one, SendChannel<Integer> two"),
        "[Sluice/Direction] stage 'square' has 'in' and 'out' swapped: the number of names");
  }

  @Test
  void namesThatMatchTheOtherWayRoundMayBeRight() {
    assertCompiles(
        directory,
        squares(
            "@Stage(in = \"naturals\", out = \"squares\")",
            "ReceiveChannel<Integer> squares, SendChannel<Integer> naturals"));
  }

  @Test
  void aMisspeltNameOfADeclaredChannelIsToldOnce() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Capacity(8) Channel<Integer> numbers();
                  @Stage(out = "numbers") static Iterable<Integer> one() { return null; }
                  @Stage(out = "nubmers") static Iterable<Integer> two() { return null; }
                  @Stage(in = "numbers") static void print(int number) { }
                }
                """)),
        "[Sluice/UnknownChannel] channel 'nubmers' of stage 'two' is not a channel");
  }

  @Test
  void aChannelThatIsNamedTwiceIsSuspicious() {
    assertFinds(
        directory,
        squares(
            "@Stage(in = \"naturals\", out = {\"squares\", \"squares\"})",
            "ReceiveChannel<Integer> in, SendChannel<Integer> one, SendChannel<Integer> two"),
        "[Sluice/NamedTwice] stage 'square' names channel 'squares' twice in 'out'");
  }

  @Test
  void aChannelThatIsBothReceivedAndSentToIsNotNamedTwice() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Feedback Channel<Integer> work();
                  @Stage(out = "work") static Iterable<Integer> a() { return null; }
                  @Stage(in = "work", out = "work")
                  static void again(ReceiveChannel<Integer> in, SendChannel<Integer> out) { }
                }
                """)));
  }

  @Test
  void aDeclaredChannelThatNobodyNamesIsToldOnce() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Capacity(8) Channel<String> texts();
                  @Stage(out = "numbers") static Iterable<Integer> one() { return null; }
                  @Stage(in = "numbers") static void print(int number) { }
                }
                """)),
        "channel 'texts' is declared, but no stage sends to it or receives from it.");
  }

  @Test
  void aCycleIsToldWhereItsLastStageSends() {
    String pipeline =
        """
        @Pipeline interface P {
          @Stage(out = "work") static Iterable<Integer> a() { return null; }
          @Stage(in = "work", out = "more")
          static void first(ReceiveChannel<Integer> in, SendChannel<Integer> out) { }
          @Stage(in = "more", out = "work")
          static void second(ReceiveChannel<Integer> in, SendChannel<Integer> out) { }
        }
        """;
    assertThat(
            compile(Tool.JAVAC, directory, List.of(source("P", pipeline))).findings().stream()
                .map(Report::line)
                .toList())
        .containsExactly(6L);
  }
}
