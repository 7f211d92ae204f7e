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

/** Inherited stages and channel methods count like own ones, as Java inherits methods. */
class InheritedStagesTest {
  @TempDir Path directory;

  private String generated(List<Source> sources, String name) {
    String javac = compile(Tool.JAVAC, directory.resolve("text"), sources).generated().get(name);
    assertThat(compile(Tool.ECJ, directory.resolve("text"), sources).generated().get(name))
        .isEqualTo(javac);
    return javac;
  }

  @Test
  void aSuperclassHasStages() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends Audited {
                  @Stage(out = "a") Iterable<String> a() { return List.of("x"); }
                  @Stage(in = "both") void b(ReceiveChannel<String> in) { }
                }
                abstract class Audited {
                  @Stage(in = "a", out = "both") String audit(String s) { return s; }
                }
                """));
    assertCompiles(directory, sources);
    assertThat(generated(sources, "PPipeline.java")).contains("p.audit(");
  }

  @Test
  void aSuperinterfaceHasStagesAndChannels() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @Pipeline interface P extends Parts, Ports<Integer> {
                  @Stage(in = "lines", out = "numbers")
                  static Integer parse(String line) { return line.length(); }
                }
                """),
            source(
                "Parts",
                """
                interface Parts {
                  @Stage(out = "lines") static Iterable<String> lines() { return List.of("x"); }
                }
                """),
            source("Ports", "interface Ports<T> { SendChannel<T> numbers(); }"));
    assertCompiles(directory, sources);
    assertThat(generated(sources, "PPipeline.java")).contains("Parts.lines()");
    assertThat(generated(sources, "PPipeline.java")).contains("run(SendChannel<Integer> numbers)");
  }

  @Test
  void anOverridingMethodIsTheStageThatItOverrides() {
    List<Source> sources =
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends Template {
                  @Override Iterable<String> a() { return List.of("x"); }
                  @Override @Stage(in = "a", name = "mine") void b(String s) { }
                }
                abstract class Template {
                  @Stage(out = "a") abstract Iterable<String> a();
                  @Stage(in = "a") void b(String s) { }
                }
                """));
    assertCompiles(directory, sources);
    String text = generated(sources, "PPipeline.java");
    assertThat(text).contains("mine");
    assertThat(text.split("p\\.b\\(", -1)).hasLength(2);
  }

  @Test
  void typeParametersOfASupertypeHaveTheirArguments() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends Source<Integer> {
                  @Stage(in = "values") void b(int value) { }
                }
                class Source<T> {
                  @Stage(out = "values") Iterable<T> values() { return List.of(); }
                }
                """)));
  }

  @Test
  void oneStageOfADiamondIsOneStage() {
    assertCompiles(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline interface P extends A, B { }
                interface A extends Top { Channel<String> a(); }
                interface B extends Top { ReceiveChannel<String> a(); }
                """),
            source(
                "Top",
                """
                interface Top {
                  @Stage(out = "a") static Iterable<String> make() { return List.of(); }
                  @Stage(in = "a") static void take(String s) { }
                }
                """)));
  }

  @Test
  void whatCannotBeCalledIsReported() {
    assertFinds(
        directory,
        List.of(
            source(
                "P",
                """
                @Pipeline class P extends q.Base {
                  @Stage(in = "a") void a(String s) { }
                  @Stage(in = "b") void b(String s) { }
                }
                """),
            source(
                "q",
                "Base",
                """
                public class Base {
                  @Stage(out = "a") protected Iterable<String> ofSubclasses() { return List.of(); }
                  @Stage(out = "b") private Iterable<String> hidden() { return List.of(); }
                }
                """)),
        "[Sluice/Inaccessible] stage 'ofSubclasses' cannot be used by the generated class: method"
            + " 'ofSubclasses' is inherited from 'Base'",
        "[Sluice/Inaccessible] stage 'hidden' cannot be used by the generated class: method"
            + " 'hidden' is private");
  }

  @Test
  void aSetOfCasesExtendsAnother() {
    List<Source> sources =
        List.of(
            source(
                "S",
                """
                @SelectCases interface S extends Base<Long> { SendChannel<String> out(); }
                interface Base<T> { ReceiveChannel<T> sizes(); }
                """));
    assertCompiles(directory, sources);
    assertThat(generated(sources, "SSelect.java"))
        .containsMatch("SSelect\\(@Nullable ReceiveChannel<Long> sizes,\\s+@Nullable SendChannel");
  }
}
