package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the processor does with sources that are broken, unfinished or far from ordinary. */
class RobustnessTest {
  private static final String IMPORTS =
      "package example;\nimport dev.sluice.*;\nimport dev.sluice.annotation.*;\n";

  @TempDir Path directory;

  /** Sources that do not compile. */
  static List<String> malformed() {
    return List.of(
        "@Pipeline interface X { @Stage(in = 5) static void a(ReceiveChannel<Integer> in) {} }",
        "@Pipeline interface X { @Stage(in = Missing.NAME) static void a() {} }",
        "@Pipeline interface X { @Stage(workers = \"many\") static void a() {} }",
        "@Pipeline interface X { @Stage(inn = \"a\") static void a() {} }",
        "@Pipeline(stages = Missing.class) interface X {}",
        "@Pipeline(stages = {Missing.class, String.class}) interface X {}",
        "@Pipeline(stages = 3) interface X {}",
        "@Pipeline(name = 3) interface X { @Stage static void a() {} }",
        "@Pipeline @Pipeline interface X { @Stage static void a() {} }",
        "@Pipeline interface X { @Stage @Stage static void a() {} }",
        "@Pipeline interface X extends X { @Stage static void a() {} }",
        "@Pipeline class X extends Y { @Stage void a() {} } class Y extends X {}",
        "@Pipeline interface X { @Stage static void a(Missing in) {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<Missing> in) {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<Missing<String>[]> in) {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<? super Missing> in) {} }",
        "@Pipeline interface X { @Stage static Missing a() { return null; } }",
        "@Pipeline interface X { ReceiveChannel<Missing> a(); @Stage static void b() {} }",
        "@Pipeline interface X { @Stage static void a(SendChannel<Integer, Integer> out) {} }",
        "@Pipeline interface X { @Stage static void a(SendChannel<int> out) {} }",
        "@Pipeline interface X { @Capacity(\"a\") Channel<String> a(); @Stage static void b() {} }",
        "@Pipeline interface X { @Stage static void a(@Capacity SendChannel<String> out) {} }",
        "@Pipeline interface X { @Stage X() {} }",
        "@Pipeline enum X { A; @Stage(out = \"a\") static void a(SendChannel<X> o) {} }",
        "@Pipeline @interface X { int value(); @Stage static void a() {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<Integer> in) { }",
        "@Pipeline interface { }",
        "@Pipeline interface X<T extends Comparable<T>> { @Stage static <U extends U> void a() {}"
            + " }",
        "@Pipeline interface X { @Stage(in = {\"a\", 3}) static void a(ReceiveChannel<X> i) {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<Integer>... in) {} }",
        "@Pipeline interface X { @Stage static void a(ReceiveChannel<Integer> a, "
            + "ReceiveChannel<Integer> a) {} }",
        "@Pipeline interface X { ReceiveChannel<String> a(); "
            + "@Stage(in = \"a\", failed = \"f\") static void b(void v) {} "
            + "@Stage(in = \"f\") static void c(Failed<String> f) {} }",
        "@Pipeline interface X { @Stage(out = \"a*/b\\\\u000a\") "
            + "static void a(SendChannel<Missing> a) {} }");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedSourcesGiveDiagnostics(String source) {
    for (Tool tool : Tool.values()) {
      Compilation compilation =
          Compilation.of(
              tool,
              directory.resolve(tool.name()),
              List.of(new Source("X.java", IMPORTS + source)));
      assertThat(compilation.success()).isFalse();
      assertWithMessage(tool.name()).that(compilation.reports()).isNotEmpty();
      assertThat(texts(compilation)).doesNotContain("Sluice/Internal");
      assertThat(texts(compilation)).doesNotContain("Exception");
      assertThat(compilation.console()).doesNotContain("Exception");
    }
  }

  @Test
  void namesTheTypeThatIsMissing() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "X.java",
                    IMPORTS
                        + "@Pipeline interface X {\n"
                        + "  @Stage static void a(SendChannel<Missing> out) {}\n"
                        + "}")));
    assertThat(compilation.findings().stream().map(Report::text).toList())
        .containsExactly(
            "[Sluice/MissingType] 'example.X' cannot be processed, because it refers to 'Missing',"
                + " which does not exist. Check the name and the imports.");
    assertThat(compilation.findings().getFirst().line()).isEqualTo(5);
    assertThat(compilation.generated()).isEmpty();
  }

  @Test
  void waitsForTypesThatAnotherProcessorGenerates() {
    for (Tool tool : Tool.values()) {
      Compilation compilation =
          Compilation.of(
              tool,
              directory.resolve(tool.name()),
              List.of(
                  new Source(
                      "X.java",
                      IMPORTS
                          + "@Pipeline interface X {\n"
                          + "  @Stage(out = \"a\") static void a(SendChannel<Late> out) {}\n"
                          + "  @Stage(in = \"a\") static void b(ReceiveChannel<Late> in) {}\n"
                          + "  static XPipeline make() { return new XPipeline(); }\n"
                          + "}")),
              List.of(new SluiceProcessor(), new LateProcessor()));
      assertThat(compilation.reports()).isEmpty();
      assertThat(compilation.generated().keySet()).containsExactly("Late.java", "XPipeline.java");
    }
  }

  @Test
  void waitsForTypesThatStageClassesNeed() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            stageClasses(),
            List.of(new SluiceProcessor(), new LateProcessor()));
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.generated().keySet()).containsExactly("Late.java", "XPipeline.java");
    assertThat(compilation.generated().get("XPipeline.java")).contains("Channel<Late> values");
  }

  @Test
  void namesTheTypeThatAStageClassLacks() {
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, stageClasses());
    assertThat(compilation.findings().stream().map(Report::text).toList())
        .containsExactly(
            "[Sluice/MissingType] 'example.X' cannot be processed, because it refers to 'Make',"
                + " which needs 'Late', which does not exist. Check the name and the imports.");
    assertThat(compilation.findings().getFirst().line()).isEqualTo(4);
    assertThat(compilation.generated()).isEmpty();
  }

  /** One class names the missing type in its signature, the other only in its superclass. */
  private static List<Source> stageClasses() {
    return List.of(
        new Source(
            "X.java",
            IMPORTS
                + "@Pipeline(stages = {Make.class, Take.class}) interface X {\n"
                + "  static XPipeline make() { return new XPipeline(); }\n"
                + "}"),
        new Source(
            "Make.java",
            IMPORTS
                + "class Make {\n"
                + "  public void run(SendChannel<Late> values) {}\n"
                + "  public XPipeline whereItRuns() { return X.make(); }\n"
                + "}"),
        new Source("Take.java", IMPORTS + "class Take extends Taking<Late> {}"),
        new Source(
            "Taking.java",
            IMPORTS
                + "abstract class Taking<T> {\n"
                + "  public void run(ReceiveChannel<T> values) {}\n"
                + "}"));
  }

  @Test
  void odditiesOfNamesDoNotReachTheGeneratedCode() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "X.java",
                    IMPORTS
                        + "@Pipeline interface X {\n"
                        + "  @Stage(out = {\"a*/b\\\\u000a\", \"class\", \"group\", \"1 <b>@x\"})\n"
                        + "  static void a(SendChannel<String> a, SendChannel<String> b,"
                        + "      SendChannel<String> c, SendChannel<String> d) {}\n"
                        + "  @Stage(in = {\"a*/b\\\\u000a\", \"class\", \"group\", \"1 <b>@x\"},"
                        + "      name = \"@see \\\"$T\\\" {@code\")\n"
                        + "  static String b(ReceiveChannel<String> a, ReceiveChannel<String> b,"
                        + "      ReceiveChannel<String> c, ReceiveChannel<String> d) {"
                        + "    return null; }\n"
                        + "}")),
            Compilation.LINT,
            "-Xdoclint:all,-missing",
            "-Werror");
    assertThat(compilation.reports()).isEmpty();
  }

  @Test
  void typesOfTheUserMayBeCalledLikeThoseOfTheRuntime() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "Group.java",
                    "package example;\n"
                        + "import dev.sluice.annotation.*;\n"
                        + "@Pipeline interface Group {\n"
                        + "  record Results(int value) {}\n"
                        + "  record Future(int value) {}\n"
                        + "  class Void {}\n"
                        + "  @Stage(out = {\"a\", \"b\"}) static void a("
                        + "      dev.sluice.SendChannel<Results> a,"
                        + "      dev.sluice.SendChannel<Future> b) {}\n"
                        + "  @Stage static Results b(dev.sluice.ReceiveChannel<Results> a) {"
                        + "    return null; }\n"
                        + "  @Stage static Future c(dev.sluice.ReceiveChannel<Future> b) {"
                        + "    return null; }\n"
                        + "}"),
                new Source("Channel.java", "package example; class Channel {}"),
                new Source("Void.java", "package example; class Void {}"),
                new Source("List.java", "package example; class List {}")),
            Compilation.LINT,
            "-Werror");
    assertThat(compilation.reports()).isEmpty();
  }

  @Test
  void generatesForAModuleThatExportsItsPackage() {
    String modulePath =
        Stream.of(Channel.class, Stage.class, NullMarked.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(url -> Path.of(url.getPath()).toString())
            .collect(Collectors.joining(File.pathSeparator));
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "module-info.java",
                    """
                    /** A user's module. */
                    module user {
                      requires dev.sluice;
                      requires static dev.sluice.annotation;
                      exports example;
                    }
                    """),
                new Source(
                    "example/X.java",
                    IMPORTS
                        + "/** A pipeline. */\n"
                        + "@Pipeline class X {\n"
                        + "  @Stage(out = \"a\") void a(SendChannel<Integer> out) {}\n"
                        + "  @Stage(in = \"a\") static void b(ReceiveChannel<Integer> in) {}\n"
                        + "}")),
            "--module-path",
            modulePath,
            Compilation.LINT,
            "-Werror");
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.generated().get("XPipeline.java")).doesNotContain("Generated(\"");
  }

  @Test
  void deprecatedAndRawTypesOfTheUserGiveNoSecondWarning() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "X.java",
                    IMPORTS
                        + "@Pipeline interface X {\n"
                        + "  /** @deprecated gone soon */\n"
                        + "  @Deprecated(forRemoval = true) @SuppressWarnings(\"rawtypes\")\n"
                        + "  @Stage(out = \"a\")"
                        + "  static void a(SendChannel<java.util.List> out) {}\n"
                        + "  /** @deprecated old */\n"
                        + "  @Deprecated @SuppressWarnings(\"rawtypes\")\n"
                        + "  @Stage(in = \"a\")"
                        + "  static void b(ReceiveChannel<java.util.List> in) {}\n"
                        + "}")),
            Compilation.LINT,
            "-Werror");
    assertThat(compilation.reports()).isEmpty();
  }

  @Test
  void saysWhichOptionIsNotUnderstood() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(new Source("Y.java", "class Y {}")),
            "-Asluice.explain=perhaps");
    assertThat(compilation.findings().stream().map(Report::text).toList())
        .containsExactly(
            "[Sluice/Option] option -Asluice.explain=perhaps is not understood. Legal values: on,"
                + " off.");
  }

  @Test
  void explainsWhatRunsWhere() {
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC,
            directory,
            List.of(
                new Source(
                    "X.java",
                    IMPORTS
                        + "@Pipeline interface X {\n"
                        + "  @Stage(out = \"a\") static Iterable<String> a() { return null; }\n"
                        + "  @Stage(in = \"a\", out = \"b\") static int b(String s) { return 1; }\n"
                        + "  @Stage(in = \"b\", workers = 3) static void c(int b) {}\n"
                        + "}"),
                new Source(
                    "Y.java",
                    IMPORTS
                        + "@Pipeline interface Y {\n"
                        + "  @Stage(out = \"a\") static Iterable<String> a() { return null; }\n"
                        + "  @Stage static void b(ReceiveChannel<String> a) {}\n"
                        + "}")),
            "-Asluice.explain=on");
    assertThat(compilation.findings().stream().map(Report::text).toList())
        .containsExactly(
            """
            [Sluice/Explain] pipeline 'X' runs as:
                  goroutine 'a → b'
                  3 goroutines 'c'\
            """,
            """
            [Sluice/Explain] pipeline 'Y' runs as:
                  goroutine 'a', or 'b' while that is cheaper
                  goroutine 'b'\
            """);
    assertThat(compilation.success()).isTrue();
  }

  @Test
  void outputOfAnEarlierCompilationIsReplaced() {
    Source source =
        new Source("X.java", IMPORTS + "@Pipeline interface X { @Stage static void a() {} }");
    Compilation first = Compilation.of(Tool.JAVAC, directory, List.of(source));
    Compilation second =
        Compilation.of(
            Tool.JAVAC,
            directory.resolve("second"),
            List.of(source),
            "-classpath",
            first.classes() + File.pathSeparator + System.getProperty("java.class.path"));
    assertThat(second.reports()).isEmpty();
    assertThat(second.generated()).isEqualTo(first.generated());
  }

  private static String texts(Compilation compilation) {
    return compilation.reports().stream().map(Report::text).collect(Collectors.joining("\n"));
  }

  @Test
  void otherProcessorsSeeWhatIsOurs() {
    for (Tool tool : Tool.values()) {
      SeenAnnotations stages = new SeenAnnotations(Stage.class.getName());
      SeenAnnotations everything = new SeenAnnotations("*");
      Compilation compilation =
          Compilation.of(
              tool,
              directory.resolve(tool.name()),
              List.of(
                  new Source(
                      "X.java", IMPORTS + "@Pipeline interface X { @Stage static void a() {} }")),
              List.of(new SluiceProcessor(), stages, everything));
      assertThat(compilation.success()).isTrue();
      assertThat(stages.names).containsExactly(Stage.class.getName());
      assertThat(everything.names).containsAtLeast(Stage.class.getName(), Pipeline.class.getName());
    }
  }

  /** Remembers the annotations that it was shown. */
  private static final class SeenAnnotations extends AbstractProcessor {
    private final String supported;
    private final Set<String> names = new TreeSet<>();

    SeenAnnotations(String supported) {
      this.supported = supported;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(supported);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      annotations.forEach(annotation -> names.add(annotation.getQualifiedName().toString()));
      return false;
    }
  }

  /** Generates a record in the first round, as another library's processor would. */
  @SupportedAnnotationTypes("*")
  private static final class LateProcessor extends AbstractProcessor {
    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("example.Late").openWriter()) {
          writer.write("package example; record Late(int value) {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
