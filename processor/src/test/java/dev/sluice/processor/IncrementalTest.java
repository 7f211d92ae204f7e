package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.processor.start.ProcessorStart;
import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What build tools rely on that compile only what has changed. An isolating processor decides about
 * a file by looking at one element and what can be reached from it, and says which one that is. So
 * a tool that compiles the element again whenever something has changed to which it refers gets the
 * file that a full compilation writes.
 */
class IncrementalTest {
  private static final String IMPORTS =
      "package example;\nimport dev.sluice.*;\nimport dev.sluice.annotation.*;\n";

  private static final Source PIPELINE =
      new Source(
          "X.java",
          IMPORTS
              + "@Pipeline(stages = {Make.class, Take.class}) interface X {\n"
              + "  @Stage(in = \"values\", out = \"texts\") static String text(int v) {\n"
              + "    return \"\" + v; }\n"
              + "}");
  private static final Source MAKE =
      new Source(
          "Make.java", IMPORTS + "class Make { public void run(SendChannel<Integer> values) {} }");
  private static final Source TAKE =
      new Source(
          "Take.java", IMPORTS + "class Take { public void run(ReceiveChannel<String> texts) {} }");
  private static final Source TAKE_AND_COUNT =
      new Source(
          "Take.java",
          IMPORTS + "class Take { public int run(ReceiveChannel<String> texts) { return 0; } }");
  private static final Source CASES =
      new Source(
          "Y.java",
          IMPORTS
              + "@SelectCases interface Y { ReceiveChannel<Integer> a(); SendChannel<String> b();"
              + " }");

  @TempDir Path directory;

  @Test
  void saysThatItIsIsolating() throws IOException {
    try (InputStream declaration =
        SluiceProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(declaration.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(
              ProcessorStart.class.getName()
                  + ",isolating\n"
                  + SluiceProcessor.class.getName()
                  + ",isolating");
    }
  }

  /** The environment is wrapped, as such tools do it too. */
  @Test
  void everyFileOriginatesFromTheOneTypeThatAsksForIt() {
    for (Tool tool : Tool.values()) {
      Recorder recorder = new Recorder(new SluiceProcessor());
      Compilation compilation =
          Compilation.of(
              tool,
              directory.resolve(tool.name()),
              List.of(PIPELINE, MAKE, TAKE, CASES),
              List.of(recorder));
      assertThat(compilation.success()).isTrue();
      assertThat(recorder.originating)
          .containsExactly(
              "example.XPipeline", List.of("example.X"), "example.YSelect", List.of("example.Y"));
    }
  }

  /** Channels are named after parameters, whose names a class file keeps only if told to. */
  @ParameterizedTest
  @ValueSource(strings = {"-parameters", "-g"})
  void thePipelineAloneIsGeneratedAsWithItsStageClasses(String names) {
    Compilation full =
        Compilation.of(Tool.JAVAC, directory.resolve("full"), List.of(PIPELINE, MAKE, TAKE), names);
    Compilation alone =
        Compilation.of(
            Tool.JAVAC, directory.resolve("alone"), List.of(PIPELINE), behind(full.classes()));
    assertThat(alone.reports()).isEmpty();
    assertThat(alone.generated()).isEqualTo(full.generated());
  }

  @Test
  void aChangedStageClassChangesThePipeline() {
    Compilation before =
        Compilation.of(
            Tool.JAVAC, directory.resolve("before"), List.of(PIPELINE, MAKE, TAKE), "-parameters");
    Compilation changed =
        Compilation.of(
            Tool.JAVAC,
            directory.resolve("changed"),
            List.of(PIPELINE, TAKE_AND_COUNT),
            behind(before.classes()));
    assertThat(changed.reports()).isEmpty();
    assertThat(before.generated().get("XPipeline.java")).contains("public void run()");
    assertThat(changed.generated().get("XPipeline.java")).contains("public int run()");
  }

  /** Compiles with what an earlier compilation made on the class path. */
  private static String[] behind(Path classes) {
    return new String[] {
      "-parameters",
      "-classpath",
      classes + File.pathSeparator + System.getProperty("java.class.path")
    };
  }

  /** Runs a processor and remembers from which elements its files originate. */
  private static final class Recorder extends AbstractProcessor {
    private final Map<String, List<String>> originating = new TreeMap<>();
    private final Processor processor;

    Recorder(Processor processor) {
      this.processor = processor;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      processor.init(
          proxy(
              ProcessingEnvironment.class,
              environment,
              (name, arguments) ->
                  name.equals("getFiler")
                      ? proxy(Filer.class, environment.getFiler(), this::record)
                      : null));
    }

    private Object record(String name, Object[] arguments) {
      if (name.startsWith("create")) {
        List<String> elements =
            Arrays.stream((Element[]) arguments[arguments.length - 1])
                .map(Element::toString)
                .toList();
        originating.put(arguments[0].toString(), elements);
      }
      return null;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }

  /** What a proxy does before, and perhaps instead of, the real thing. */
  @FunctionalInterface
  private interface Before {
    Object call(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T target, Before before) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object instead = before.call(method.getName(), arguments);
              if (instead != null) {
                return instead;
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
