package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines in pipelines, where the inner one is compiled before, later, or not at all. */
class NestingTest {
  private static final String IMPORTS = "import dev.sluice.*;\nimport dev.sluice.annotation.*;\n";

  /** Ports declared by methods, and one that is named in the annotation of a parameter's stage. */
  private static final Source LIBRARY =
      new Source(
          "library/Upper.java",
          "package library;\n"
              + IMPORTS
              + "@Pipeline @Stage(in = \"lines\", out = \"uppers\") public class Upper {\n"
              + "  private final boolean loud;\n"
              + "  public Upper(boolean loud) { this.loud = loud; }\n"
              + "  @Stage(in = \"from\", out = \"to\")\n"
              + "  void upper(@Port ReceiveChannel<String> in, @Port SendChannel<String> out)\n"
              + "      throws InterruptedException {\n"
              + "    for (String line : in) out.send(loud ? line.toUpperCase() : line);\n"
              + "  }\n"
              + "}");

  private static final Source USER =
      new Source(
          "example/User.java",
          "package example;\n"
              + IMPORTS
              + "@Pipeline(stages = library.Upper.class) interface User {\n"
              + "  @Stage(out = \"lines\") static Iterable<String> read() {\n"
              + "    return java.util.List.of(\"a\", \"b\");\n"
              + "  }\n"
              + "  @Stage static String all(ReceiveChannel<String> uppers) {\n"
              + "    StringBuilder all = new StringBuilder();\n"
              + "    uppers.forEach(all::append);\n"
              + "    return all.toString();\n"
              + "  }\n"
              + "  static String test() throws Exception {\n"
              + "    return new UserPipeline(new library.UpperPipeline(new"
              + " library.Upper(true))).run()\n"
              + "        + new UserPipeline(new library.Upper(false)).run();\n"
              + "  }\n"
              + "}");

  @TempDir Path directory;

  @Test
  void innerPipelineComesFromALibrary() throws Exception {
    Compilation library = compile("library", List.of(LIBRARY), List.of(new SluiceProcessor()));
    assertThat(library.reports()).isEmpty();
    Compilation user =
        Compilation.of(
            Tool.JAVAC, directory.resolve("user"), List.of(USER), "-classpath", with(library));
    assertThat(user.reports()).isEmpty();
    assertThat(user.generated().keySet()).containsExactly("UserPipeline.java");
    try (var inner = library.loader();
        var loader =
            new java.net.URLClassLoader(
                new java.net.URL[] {user.classes().toUri().toURL()}, inner)) {
      var test = loader.loadClass("example.User").getDeclaredMethod("test");
      test.setAccessible(true);
      assertThat(test.invoke(null)).isEqualTo("ABab");
    }
  }

  @Test
  void innerPipelineIsGeneratedInTheSameRoundInAnyOrder() {
    for (Tool tool : Tool.values()) {
      Compilation compilation =
          Compilation.of(tool, directory.resolve(tool.name()), List.of(USER, LIBRARY));
      assertThat(compilation.reports()).isEmpty();
      assertThat(compilation.generated().keySet())
          .containsExactly("UpperPipeline.java", "UserPipeline.java");
    }
  }

  @Test
  void saysThatTheInnerPipelineWasNeverGenerated() {
    Source broken =
        new Source(
            "library/Upper.java",
            "package library;\n"
                + IMPORTS
                + "@Pipeline public interface Upper {\n"
                + "  @Stage static void upper(ReceiveChannel<String> in) {}\n"
                + "}");
    Compilation library = compile("library", List.of(broken), List.of());
    assertThat(library.success()).isTrue();
    Compilation user =
        Compilation.of(
            Tool.JAVAC,
            directory.resolve("user"),
            List.of(
                new Source(
                    "example/Lone.java",
                    "package example;\n"
                        + IMPORTS
                        + "@Pipeline(stages = library.Upper.class) interface Lone {}")),
            "-classpath",
            with(library));
    assertThat(user.findings().stream().map(Report::text).toList())
        .containsExactly(
            "[Sluice/MissingType] pipeline 'Upper' is named as a stage, but its class"
                + " 'UpperPipeline' does not exist. Compile it with this processor.");
    assertThat(user.success()).isFalse();
  }

  /** A ladder in which each pipeline includes the two below it has 2^24 ways to the bottom. */
  @Test
  void eachPipelineIsReadOnceHoweverManyWaysLeadToIt() {
    StringBuilder source = new StringBuilder("package example;\n" + IMPORTS);
    String suppress = "@SuppressWarnings(\"sluice:Disconnected\") ";
    for (int i = 0; i < 48; i++) {
      source.append(suppress + "@Pipeline(stages = {");
      source.append("L%d.class, L%d.class}) interface L%d {}\n".formatted(i + 1, i + 2, i));
    }
    source.append("@Pipeline interface L48 { @Stage static void run() {} }\n");
    source.append("@Pipeline interface L49 { @Stage static void run() {} }\n");
    Compilation compilation =
        compile(
            "ladder",
            List.of(new Source("example/L.java", source.toString())),
            List.of(new SluiceProcessor()));
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.generated()).hasSize(50);
  }

  private Compilation compile(String name, List<Source> sources, List<Processor> processors) {
    return Compilation.of(Tool.JAVAC, directory.resolve(name), sources, processors);
  }

  private static String with(Compilation library) {
    return library.classes() + File.pathSeparator + System.getProperty("java.class.path");
  }
}
