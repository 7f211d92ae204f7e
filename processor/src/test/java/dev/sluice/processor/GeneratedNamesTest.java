package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.plain;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code compiles, and means the same, whatever the user's names are. */
class GeneratedNamesTest {
  @TempDir Path directory;

  /** A pipeline in which every kind of loop, branch and goroutine is generated. */
  private static List<Source> pipelineBeside(String packageName, List<String> types) {
    String qualified = packageName.isEmpty() ? "" : "package " + packageName + "; ";
    List<Source> sources = new ArrayList<>();
    for (String type : types) {
      sources.add(
          plain(
              packageName.replace('.', '/') + "/" + type + ".java",
              qualified + "class " + type + " { }"));
    }
    sources.add(
        plain(
            packageName.replace('.', '/') + "/Mine.java",
            qualified
                + """
                @dev.sluice.annotation.Pipeline interface Mine {
                  @dev.sluice.annotation.Stage(out = "a")
                  static java.util.stream.Stream<java.lang.String> a() { return null; }
                  @dev.sluice.annotation.Stage(in = "a", out = "b", workers = 2, ordered = true)
                  static java.util.Optional<java.lang.Integer> b(java.lang.String s)
                      throws java.lang.Throwable { return null; }
                  @dev.sluice.annotation.Stage(in = "b")
                  static java.lang.Long c(dev.sluice.ReceiveChannel<java.lang.Integer> in) {
                    return null; }
                  @dev.sluice.annotation.Stage(in = "d")
                  static java.lang.String d(dev.sluice.ReceiveChannel<java.lang.Process> in) {
                    return null; }
                  @dev.sluice.annotation.Stage(out = "d")
                  static java.util.List<java.lang.Process> e() { return null; }
                }
                @java.lang.SuppressWarnings("sluice")
                class Use {
                  java.lang.Long use() throws java.lang.InterruptedException {
                    return new MinePipeline().run().c();
                  }
                }
                """
                    .replace(
                        "@dev.sluice.annotation.Pipeline ",
                        "@java.lang.SuppressWarnings(\"sluice\")"
                            + " @dev.sluice.annotation.Pipeline ")));
    return sources;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "forum"})
  void typesOfTheUserAreCalledLikeThoseOfJavaLang(String packageName) {
    assertCompiles(
        directory,
        pipelineBeside(
            packageName,
            List.of(
                "Thread",
                "Integer",
                "Long",
                "String",
                "Void",
                "Object",
                "Process",
                "Exception",
                "Error",
                "Throwable",
                "InterruptedException",
                "SuppressWarnings",
                "Override")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "forum"})
  void typesOfTheUserAreCalledLikeThoseOfTheRuntime(String packageName) {
    assertCompiles(
        directory,
        pipelineBeside(
            packageName,
            List.of(
                "Group",
                "Channel",
                "Future",
                "Topology",
                "PipelineRun",
                "InOrder",
                "List",
                "Objects",
                "WaitGroup",
                "Task",
                "SendChannel",
                "Stream",
                "Optional",
                "Generated",
                "SluiceGenerated")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "Thread",
        "Group",
        "Channel",
        "List",
        "group",
        "p",
        "dev",
        "java",
        "Results",
        "cycle",
        "workers",
        "i",
        "this is",
        "class",
        "_",
        "v",
        "PPipeline",
        "Integer",
        "Objects",
        "Make"
      })
  void channelsMayHaveAnyName(String name) {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = Make.class) interface P {
                  @Stage(in = "made", out = "NAME", workers = 2) static Integer a(String s) {
                    return 1; }
                  @Stage(in = "NAME") static void b(ReceiveChannel<Integer> in) { }
                }
                """
                    .replace("NAME", name)),
            source(
                "Make",
                "@Stage(out = \"made\") class Make {"
                    + " public Iterable<String> make() { return null; } }")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "Thread", "group", "dev", "a", "List", "Group"})
  void parametersMayHaveAnyName(String name) {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                  @Stage(in = "a", out = "b") static String b(String NAME) { return NAME; }
                  @Stage(in = "b") static void c(String NAME) { }
                }
                """
                    .replace("NAME", name))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Select",
        "ReceiveChannel",
        "S",
        "chosen",
        "select",
        "value",
        "channel",
        "await",
        "poll",
        "AssertionError",
        "clone",
        "SSelect2",
        "p",
        "dev",
        "ok"
      })
  void casesMayHaveAnyName(String name) {
    assertCompiles(
        directory,
        List.of(
            source(
                "S",
                """
                @SelectCases interface S {
                  ReceiveChannel<String> NAME();
                  SendChannel<Integer> out();
                }
                class Use {
                  String use(ReceiveChannel<String> in) throws InterruptedException {
                    var select = new SSelect(in, null);
                    select.sendOut(3);
                    return switch (select.await()) {
                      case SSelect.Out() -> "out";
                      case SSelect.RECORD(String value, boolean ok) -> value;
                    };
                  }
                }
                """
                    .replace("NAME", name)
                    .replace(
                        "RECORD", Character.toUpperCase(name.charAt(0)) + name.substring(1)))));
  }

  @Test
  void whatSelectsCannotNameIsTold() {
    assertFinds(
        directory,
        List.of(
            source(
                "S",
                """
                @SelectCases interface S {
                  SendChannel<SendChannel<String>> out();
                  SendChannel<Integer> sendOut();
                  ReceiveChannel<String> sSelect();
                }
                """)),
        "[Sluice/SelectShape] 'S' is not a set of select cases: the method 'sendOut' that sets what"
            + " is sent to 'out' would be the same",
        "[Sluice/SelectShape] 'S' is not a set of select cases: the record for 'sSelect' would be"
            + " called like another type, 'SSelect'.");
  }

  @Test
  void overloadsOfASelectAreNoClash() {
    assertCompiles(
        directory,
        List.of(
            source(
                "S",
                """
                @SelectCases interface S {
                  SendChannel<String> out();
                  SendChannel<Integer> sendOut();
                }
                """)));
  }

  @Test
  void aRecordMustNotHideATypeOfTheUnnamedPackage() {
    List<Source> sources =
        List.of(
            source("", "Size", "record Size(long bytes) { }"),
            source("", "S", "@SelectCases interface S { ReceiveChannel<Size> size(); }"));
    assertFinds(
        directory,
        sources,
        "[Sluice/SelectShape] 'S' is not a set of select cases: the record for 'size' would hide"
            + " the type 'Size'");
    assertCompiles(
        directory.resolve("named"),
        List.of(
            source("Size", "record Size(long bytes) { }"),
            source("S", "@SelectCases interface S { ReceiveChannel<Size> size(); }")));
  }

  @Test
  void resultsMustNotHideATypeOfTheUnnamedPackage() {
    String text =
        """
        @SuppressWarnings("sluice:Disconnected") @Pipeline interface P {
          @Stage(out = "a") static Iterable<Results> a() { return null; }
          @Stage(in = "a") static int b(ReceiveChannel<Results> in) { return 1; }
          @Stage(out = "c") static Iterable<Results> c() { return null; }
          @Stage(in = "c") static int d(ReceiveChannel<Results> in) { return 1; }
        }
        """;
    assertFinds(
        directory,
        List.of(source("", "P", text), source("", "Results", "class Results { }")),
        "[Sluice/NameClash] the class of pipeline 'P' has a record 'Results'");
    assertCompiles(
        directory.resolve("named"),
        List.of(source("P", text), source("Results", "class Results { }")));
  }

  @Test
  void namesThatAreTakenAreTold() {
    assertFinds(
        directory,
        List.of(
            source("S", "@SelectCases interface S { ReceiveChannel<String> in(); }"),
            source("SSelect", "class SSelect { }"),
            source(
                "R",
                """
                @SuppressWarnings("sluice:Disconnected") @Pipeline(name = "Results") interface R {
                  @Stage static int a() { return 1; }
                  @Stage static int b() { return 1; }
                }
                """)),
        "[Sluice/NameClash] class 'SSelect' cannot be generated: a class of that name exists"
            + " already. Rename that class, or the interface with @SelectCases.",
        "[Sluice/NameClash] class 'Results' cannot be generated: the record with the results");
  }

  @Test
  void aSimpleNameStaysSimple() {
    Map<String, String> generated =
        compile(
                Tool.JAVAC,
                directory,
                List.of(
                    source(
                        "orders",
                        "Orders",
                        """
                        @Pipeline class Orders {
                          @Stage(out = "a") Iterable<String> a() { return null; }
                          @Stage(in = "a") void b(String s) { }
                        }
                        """)))
            .generated();
    assertThat(generated.get("OrdersPipeline.java")).contains("private final Orders orders;");
    assertThat(generated.get("OrdersPipeline.java")).doesNotContain("java.lang.");
  }
}
