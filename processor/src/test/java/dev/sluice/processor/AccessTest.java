package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.plain;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated class cannot name or call is told where the pipeline names it. */
class AccessTest {
  @TempDir Path directory;

  private static List<Source> hidden(String modifier) {
    return List.of(
        source("P", "@Pipeline(stages = {q.Make.class, q.Take.class}) interface P { }"),
        source(
            "q",
            "Make",
            "@Stage(out = \"a\") public class Make {"
                + " public Iterable<Hidden> run() { return null; } }"),
        source(
            "q", "Take", "@Stage(in = \"a\") public class Take { public void run(Hidden h) { } }"),
        source("q", "Hidden", modifier + " class Hidden { }"));
  }

  @Test
  void aTypeOfAnotherPackageIsPublic() {
    assertFinds(
        directory,
        hidden(""),
        "[Sluice/Inaccessible] stage 'make' cannot be used by the generated class: its type"
            + " 'Hidden' is not public, and cannot be seen in package 'p'. Make the type public.",
        "[Sluice/Inaccessible] stage 'take'");
    assertCompiles(directory.resolve("public"), hidden("public"));
  }

  @Test
  void aProtectedTypeOfASuperclassIsNotSeen() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends q.Base {
                  @Stage(out = "a") Iterable<Part> a() { return null; }
                  @Stage(in = "a") void b(Object part) { }
                }
                """),
            source("q", "Base", "public class Base { protected static class Part { } }")),
        "[Sluice/Inaccessible] stage 'a' cannot be used by the generated class: its type"
            + " 'Base.Part' is not public");
  }

  @Test
  void anInnerClassIsNoStage() {
    String text =
        """
        @Pipeline(stages = P.In.class) class P {
          @Stage(in = "a") MODIFIER class In { public void take(String s) { } }
          @Stage(out = "a") Iterable<String> a() { return List.of("x"); }
        }
        """;
    assertFinds(
        directory,
        List.of(source("P", text.replace("MODIFIER", ""))),
        "[Sluice/Inaccessible] stage 'in' cannot be used by the generated class: class 'In' is an"
            + " inner class, whose objects belong to one of 'P'. Make it static.");
    assertCompiles(
        directory.resolve("static"), List.of(source("P", text.replace("MODIFIER", "static"))));
  }

  @Test
  void anElementOfASelectIsSeen() {
    String text =
        "class Outer { MODIFIER record Hidden() { }"
            + " @SelectCases interface S { ReceiveChannel<List<Hidden>> x(); } }";
    assertFinds(
        directory,
        List.of(source("Outer", text.replace("MODIFIER", "private"))),
        "[Sluice/Inaccessible] channel 'x' cannot be used by the generated class: its type"
            + " 'Outer.Hidden' is private.");
    assertCompiles(
        directory.resolve("seen"), List.of(source("Outer", text.replace("MODIFIER", ""))));
  }

  @Test
  void aSelectOfTheUnnamedPackageHidesOnlyWhatHasItsName() {
    String text =
        """
        class Outer {
          record Part(int number) { }
          @SelectCases interface S {
            ReceiveChannel<Part> parts();
            ReceiveChannel<String> texts();
            SendChannel<Order> sendTexts();
          }
        }
        """;
    Source order = source("", "Order", "class Order { }");
    assertCompiles(directory, List.of(order, source("", "Outer", text)));
    assertFinds(
        directory.resolve("hidden"),
        List.of(order, source("", "Outer", text.replace("> texts", "> order"))),
        "the record for 'order' would hide the type 'Order'");
  }

  @Test
  void aSelectInAPrivateClassIsNotSeen() {
    assertFinds(
        directory,
        List.of(
            source(
                "Outer",
                """
                class Outer {
                  private static class Inner {
                    @SelectCases interface S { ReceiveChannel<String> x(); }
                  }
                }
                """)),
        "[Sluice/Inaccessible] select 'S' cannot be used by the generated class: 'Inner' is"
            + " private.");
  }

  @Test
  void theStageOfAClassIsPublic() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = Take.class) interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                }
                """),
            source(
                "Take",
                """
                class Take {
                  @Stage(in = "a") void take(String s) { }
                  public void log(String s) { }
                }
                """)),
        "[Sluice/Inaccessible] stage 'take' cannot be used by the generated class: method 'take' is"
            + " not public");
  }

  @Test
  void nothingOutsideNamesWhatACompactSourceFileDeclares() {
    Compilation25 compilation =
        new Compilation25(
            """
            import dev.sluice.*; import dev.sluice.annotation.*;
            @Pipeline interface P {
              @Stage(out = "a") static Iterable<String> a() { return null; }
              @Stage(in = "a") static void b(String s) { }
            }
            @SelectCases interface S { ReceiveChannel<String> in(); }
            void main() { }
            """);
    assertThat(compilation.findings(directory))
        .containsExactly(
            "[Sluice/Inaccessible] pipeline 'P' cannot be used by the generated class: it is"
                + " declared in a compact source file, whose class has no name for others. Declare"
                + " it in a file of its own.",
            "[Sluice/Inaccessible] select 'S' cannot be used by the generated class: it is"
                + " declared in a compact source file, whose class has no name for others. Declare"
                + " it in a file of its own.");
  }

  /** A source of the newest Java; only javac knows what a compact source file is. */
  private record Compilation25(String text) {
    List<String> findings(Path directory) {
      return compile(Tool.JAVAC, directory, List.of(plain("Demo.java", text)), "--release", "25")
          .findings()
          .stream()
          .map(Report::text)
          .toList();
    }
  }
}
