package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.sluice.processor.testing.Cases.assertCompiles;
import static dev.sluice.processor.testing.Cases.assertFindsIn;
import static dev.sluice.processor.testing.Cases.compile;
import static dev.sluice.processor.testing.Cases.library;
import static dev.sluice.processor.testing.Cases.plain;
import static dev.sluice.processor.testing.Cases.source;
import static dev.sluice.processor.testing.Cases.with;

import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processor does with what is around the sources: options, encodings, class files. */
class EnvironmentTest {
  @TempDir Path directory;

  @Test
  void optionsDoNotWarnWhereNothingIsOurs() {
    Compilation compilation =
        compile(
            Tool.JAVAC,
            directory,
            List.of(plain("Q.java", "class Q { @Deprecated void q() { } }")),
            "-Xlint:all",
            "-Werror",
            "-Asluice.bodies=off",
            "-Asluice.explain=off");
    assertThat(compilation.reports()).isEmpty();
    assertThat(compilation.console()).isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "ISO-8859-1"})
  void namesSurviveEveryEncoding(String encoding) throws Exception {
    Compilation compilation =
        compile(
            Tool.JAVAC,
            directory,
            List.of(
                source(
                    "P",
                    """
                    @Pipeline class P {
                      @Stage(out = "größe") Iterable<String> naïve() { return List.of("x"); }
                      @Stage(in = "größe", name = "→") void b(ReceiveChannel<String> größe) { }
                    }
                    """)),
            "-encoding",
            encoding);
    assertThat(compilation.reports()).isEmpty();
    Object pipeline;
    try (var loader = compilation.loader()) {
      Class<?> own = loader.loadClass("p.P");
      var constructor = own.getDeclaredConstructor();
      constructor.setAccessible(true);
      pipeline =
          loader
              .loadClass("p.PPipeline")
              .getConstructor(own)
              .newInstance(constructor.newInstance());
      assertThat(pipeline.getClass().getMethod("topology").invoke(pipeline).toString())
          .contains("größe");
      assertThat(pipeline.getClass().getMethod("topology").invoke(pipeline).toString())
          .contains("→");
    }
  }

  @Test
  void aClassFileThatIsMissingIsAMissingType() throws IOException {
    Path library =
        library(
            directory,
            List.of(
                source("q", "GoneBase", "public class GoneBase { }"),
                source(
                    "q",
                    "Sub",
                    "@Stage(in = \"a\") public class Sub extends GoneBase {"
                        + " public void run(String s) { } }")));
    Files.delete(library.resolve("q/GoneBase.class"));
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = q.Sub.class) interface P {
                  @Stage(out = "a") static Iterable<String> a() { return null; }
                }
                """));
    assertFindsIn(
        directory,
        sources,
        with(library),
        "[Sluice/MissingType] 'p.P' cannot be processed, because it refers to 'Sub', which needs"
            + " 'q.GoneBase', which does not exist.");
  }

  @Test
  void aSuperclassThatIsMissingIsAMissingType() {
    assertFindsIn(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends Gone {
                  @Stage(out = "a") Iterable<String> a() { return null; }
                }
                """)),
        List.of(),
        "[Sluice/MissingType] 'p.P' cannot be processed, because it refers to 'Gone', which does"
            + " not exist.");
  }

  /** As Kotlin and other languages name methods. */
  @ParameterizedTest
  @ValueSource(strings = {"run-impl", "my stage", "default"})
  void aNameThatJavaCannotWriteIsTold(String name) throws IOException {
    assertFindsIn(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline(stages = Odd.class) interface P { }
                """)),
        with(classWith(name)),
        "[Sluice/Inaccessible] stage 'odd' cannot be used by the generated class: '"
            + name
            + "' is not a name that can be written in Java. Rename the method.");
  }

  /** {@code package p; public class Odd { public void NAME() { } }} */
  private Path classWith(String name) throws IOException {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("p.Odd"),
                type ->
                    type.withFlags(ClassFile.ACC_PUBLIC)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_PUBLIC,
                            code ->
                                code.aload(0)
                                    .invokespecial(
                                        ConstantDescs.CD_Object,
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void)
                                    .return_())
                        .withMethodBody(
                            name,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_PUBLIC,
                            code -> code.return_()));
    Path file = directory.resolve("odd/p/Odd.class");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return directory.resolve("odd");
  }

  @Test
  void aGeneratedSourceThatIsPassedInAgainIsTold() {
    Source pipeline =
        source(
            "P",
            """
            @Pipeline interface P {
              @Stage(out = "a") static Iterable<String> a() { return null; }
              @Stage(in = "a") static void b(String s) { }
            }
            """);
    String generated =
        compile(Tool.JAVAC, directory, List.of(pipeline)).generated().get("PPipeline.java");
    assertFindsIn(
        directory.resolve("again"),
        List.of(pipeline, plain("p/PPipeline.java", generated)),
        List.of(),
        "[Sluice/Write] class 'PPipeline' cannot be written: its generated source was passed to the"
            + " compiler again");
  }

  @Test
  void oneSwitchTurnsEveryWarningOff() {
    String text =
        """
        SWITCH @Pipeline interface P {
          @Stage(out = "a") static Iterable<String> a() { return null; }
          @Stage(in = "a") static void b(String s) { }
          @Stage static void c() { }
        }
        """;
    for (String off : List.of("sluice", "sluice:Disconnected")) {
      assertCompiles(
          directory.resolve(off.replace(':', '-')),
          List.of(source("P", text.replace("SWITCH", "@SuppressWarnings(\"" + off + "\")"))));
    }
    assertWithMessage("without a switch")
        .that(
            compile(Tool.JAVAC, directory, List.of(source("P", text.replace("SWITCH", ""))))
                .findings()
                .stream()
                .map(Report::text)
                .toList())
        .hasSize(1);
  }
}
