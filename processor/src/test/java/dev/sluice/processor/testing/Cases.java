package dev.sluice.processor.testing;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.processor.testing.Compilation.Report;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;

/** Small programs that both compilers must see in the same way. */
public final class Cases {
  private static final String IMPORTS =
      "import dev.sluice.*; import dev.sluice.annotation.*; import java.util.*;"
          + " import java.util.stream.*;\n";

  private Cases() {}

  /** A source of package {@code p}, in which the usual imports come first, in one line. */
  public static Source source(String name, String text) {
    return source("p", name, text);
  }

  /** A source of another package, or of none. */
  public static Source source(String packageName, String name, String text) {
    String declared = packageName.isEmpty() ? "" : "package " + packageName + "; ";
    return new Source(
        packageName.replace('.', '/') + "/" + name + ".java", declared + IMPORTS + text);
  }

  /** A source as it is. */
  public static Source plain(String path, String text) {
    return new Source(path, text);
  }

  /** Compiles without a word on both compilers. */
  public static void assertCompiles(Path directory, List<Source> sources, String... options) {
    for (Tool tool : Tool.values()) {
      assertWithMessage(tool.name())
          .that(errors(compile(tool, directory, sources, options)))
          .isEmpty();
    }
    List<String> strict = new ArrayList<>(List.of(options));
    strict.addAll(List.of(Compilation.LINT, "-Werror"));
    Compilation compilation =
        compile(Tool.JAVAC, directory.resolve("strict"), sources, strict.toArray(String[]::new));
    assertWithMessage("javac").that(compilation.reports()).isEmpty();
    assertWithMessage("javac").that(compilation.console()).isEmpty();
  }

  /** Is refused on both compilers with findings that contain the given texts, in any order. */
  public static void assertFinds(Path directory, List<Source> sources, String... texts) {
    assertFindsIn(directory, sources, List.of(), texts);
  }

  /** The same with options. */
  public static void assertFindsIn(
      Path directory, List<Source> sources, List<String> options, String... texts) {
    for (Tool tool : Tool.values()) {
      List<String> findings =
          compile(tool, directory, sources, options.toArray(String[]::new)).findings().stream()
              .map(Report::text)
              .toList();
      for (String text : texts) {
        assertWithMessage("%s finds %s", tool, text)
            .that(findings.stream().filter(it -> it.contains(text)).toList())
            .isNotEmpty();
      }
      assertWithMessage(tool.name()).that(findings).hasSize(texts.length);
    }
  }

  /** Compiles without the processor, for the class path of others. */
  public static Path library(Path directory, List<Source> sources, String... options) {
    List<String> all = new ArrayList<>(List.of("-proc:none"));
    all.addAll(List.of(options));
    Compilation compilation =
        Compilation.of(
            Tool.JAVAC, directory.resolve("lib"), sources, List.of(), all.toArray(String[]::new));
    assertWithMessage("library").that(errors(compilation)).isEmpty();
    return compilation.classes();
  }

  /** Options that put a folder before everything else on the class path. */
  public static List<String> with(Path library) {
    return List.of(
        "-classpath", library + File.pathSeparator + System.getProperty("java.class.path"));
  }

  /** Compiles with one compiler. */
  public static Compilation compile(
      Tool tool, Path directory, List<Source> sources, String... options) {
    return Compilation.of(tool, directory.resolve(tool.name()), sources, options);
  }

  /** The errors of a compilation. */
  public static List<Report> errors(Compilation compilation) {
    return compilation.reports().stream().filter(it -> it.kind() == Diagnostic.Kind.ERROR).toList();
  }
}
