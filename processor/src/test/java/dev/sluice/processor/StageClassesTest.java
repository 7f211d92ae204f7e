package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which method of a class is its stage is told by the signatures. */
class StageClassesTest {
  @TempDir Path directory;

  private static List<Source> taking(String stageClass) {
    return List.of(
        source(
            "P",
            """
            @Pipeline(stages = Take.class) interface P {
              @Stage(out = "a") static Iterable<String> a() { return null; }
            }
            """),
        source("Take", "@Stage(in = \"a\") " + stageClass));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Take implements Comparator<String> {"
            + " public int compare(String a, String b) { return 0; }"
            + " public void take(String s) { } }",
        "class Take extends Thread { public void take(String s) { } }",
        "class Take { public int add(int a, int b) { return a; } public void take(String s) { } }",
        "class Take implements Comparable<Take> {"
            + " public int compareTo(Take other) { return 0; } public void take(String s) { } }",
        "class Take implements java.util.function.Consumer<String> {"
            + " public void accept(String s) { } }",
        "class Take implements java.util.function.Function<String, Integer> {"
            + " public Integer apply(String s) { return 1; } public void take(String s) { } }",
        "class Take { public void take(ReceiveChannel<String> in) { }"
            + " public void setSize(int size) { } public List<String> taken() { return null; } }",
        "class Take { public void take(String s) { } public <T> T same(T t) { return t; }"
            + " public static void main(String[] arguments) { } }",
        "class Take extends Base { public int size() { return 0; } }"
            + " class Base { public void take(String s) { } }",
        "class Take extends Base { public void take(String s) { } }"
            + " class Base { public void log(String s) { } }",
        "record Take(int size) { public void take(String s) { } }",
        "interface Take { void take(String s); }",
      })
  void isTheOneThatCanBe(String stageClass) {
    assertCompiles(directory, taking(stageClass));
  }

  @Test
  void whatNobodyCanMakeHasNoInstanceThatTakes() {
    assertFinds(
        directory,
        taking("enum Take { ONE; public void take(String s) { } }"),
        "[Sluice/StageClass] class 'Take' cannot be a stage");
  }

  @Test
  void severalAreTold() {
    assertFinds(
        directory,
        taking("class Take { public void take(String s) { } public void log(String s) { } }"),
        "[Sluice/StageClass] class 'Take' cannot be a stage: several public methods could be the"
            + " stage: 'take', 'log'.");
  }

  @Test
  void noneIsToldWithoutWhatFollows() {
    assertFinds(
        directory,
        taking("class Take { public int compare(String a, String b) { return 0; } }"),
        "[Sluice/StageClass] class 'Take' cannot be a stage: it has no public method");
  }

  @Test
  void anAnnotationStandsOnTheClassOrOnItsMethod() {
    assertFinds(
        directory,
        taking("class Take { @Stage(in = \"b\") public void take(String s) { } }"),
        "[Sluice/StageClass] class 'Take' cannot be a stage: @Stage is both on the class and on"
            + " its method 'take'");
  }

  @Test
  void aClassIsNamedOnce() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = {Take.class, Take.class}) interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                }
                """),
            source("Take", "@Stage(in = \"a\") class Take { public void take(String s) { } }")),
        "[Sluice/DuplicateStage] class 'Take' is named twice in @Pipeline(stages = ...)");
  }

  @Test
  void aListIsExpandedWhereSingleValuesAreReceived() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @SuppressWarnings("sluice:Disconnected") @Pipeline interface P {
                  Channel<String> declared();
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                  @Stage(in = "a", out = "words") static List<String> split(String s) {
                    return List.of(s); }
                  @Stage(in = "words", out = "declared") static ArrayList<String> more(String s) {
                    return null; }
                  @Stage(in = "declared", out = "lists") static List<String> whole(String s) {
                    return null; }
                  @Stage(in = "lists") static void end(List<String> list) { }
                }
                """));
    assertCompiles(directory, sources);
    String text = compile(Tool.JAVAC, directory, sources).generated().get("PPipeline.java");
    assertThat(text).contains("Elements.of(P.split(aTally.pass(s)))");
    assertThat(text).contains("Elements.of(P.more(wordsTally.pass(v)))");
    assertThat(text).contains(".channel(\"lists\", \"List<String>\")");
  }

  @Test
  void aListThatIsNotExpandedSaysWhatWouldBe() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                  @Stage(in = "a", out = "words") static String[] split(String s) {
                    return null; }
                  @Stage(in = "words") static void end(String word) { }
                  @Broadcast Channel<String> words();
                  @Stage(in = "words") static void count(Object word) { }
                }
                """)),
        "sends String[]. Return Iterable<String> or Stream<String> to send them one by one.");
  }

  @Test
  void whatIsIterableInTwoWaysIsIterated() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Stage(out = "a") static Both a() { return null; }
                  @Stage(in = "a") static void b(Integer i) { }
                }
                """),
            source(
                "Both",
                """
                abstract class Both implements Iterator<String>, Iterable<Integer> { }
                """)));
  }
}
