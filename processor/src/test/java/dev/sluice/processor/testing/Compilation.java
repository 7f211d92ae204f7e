package dev.sluice.processor.testing;

import dev.sluice.processor.SluiceProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * A compilation with the processor, and what came of it.
 *
 * @param success whether there was no error
 * @param diagnostics what the compiler reported
 * @param generated the generated sources, by file name
 * @param classes where the class files are
 * @param console what the compiler printed instead of reporting it
 */
public record Compilation(
    boolean success,
    List<Diagnostic<? extends JavaFileObject>> diagnostics,
    Map<String, String> generated,
    Path classes,
    String console) {

  /** Every warning but the one about annotations that no processor claims: ours claims none. */
  public static final String LINT = "-Xlint:all,-processing";

  /** The compilers that must agree. */
  public enum Tool {
    /** The JDK's. */
    JAVAC {
      @Override
      JavaCompiler compiler() {
        return ToolProvider.getSystemJavaCompiler();
      }
    },
    /** Eclipse's. */
    ECJ {
      @Override
      JavaCompiler compiler() {
        return new EclipseCompiler();
      }
    };

    abstract JavaCompiler compiler();
  }

  /** A source file: its path within the source folder, and its text. */
  public record Source(String path, String text) {
    public static Source of(Path file) {
      try {
        return new Source(file.getFileName().toString(), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A diagnostic without the compiler that gave it. */
  public record Report(Diagnostic.Kind kind, long line, long column, String text) {}

  /** Compiles sources for release 21, in folders below {@code directory}. */
  public static Compilation of(
      Tool tool, Path directory, List<Source> sources, String... moreOptions) {
    return of(tool, directory, sources, List.of(new SluiceProcessor()), moreOptions);
  }

  /** Compiles with other processors. */
  public static Compilation of(
      Tool tool,
      Path directory,
      List<Source> sources,
      List<Processor> processors,
      String... moreOptions) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter console = new StringWriter();
    JavaCompiler compiler = tool.compiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      Path classes = Files.createDirectories(directory.resolve("classes"));
      Path generated = Files.createDirectories(directory.resolve("generated"));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
      List<String> options = new ArrayList<>(List.of("--release", "21"));
      if (!List.of(moreOptions).contains("--module-path")) {
        options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
      }
      options.addAll(List.of(moreOptions));
      List<JavaFileObject> units = new ArrayList<>();
      for (Source source : sources) {
        units.add(unit(tool, directory, files, source));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(console, files, collector, options, null, units);
      task.setProcessors(processors);
      boolean success = task.call();
      return new Compilation(
          success, collector.getDiagnostics(), read(generated), classes, console.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** javac reads from memory; ECJ wants files. */
  private static JavaFileObject unit(
      Tool tool, Path directory, StandardJavaFileManager files, Source source) throws IOException {
    if (tool == Tool.JAVAC) {
      return new SimpleJavaFileObject(
          URI.create("string:///" + source.path()), JavaFileObject.Kind.SOURCE) {
        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
          return source.text();
        }
      };
    }
    Path file = directory.resolve("sources").resolve(source.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, source.text());
    return files.getJavaFileObjects(file).iterator().next();
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return sources;
  }

  /** What the compiler reported, in the order of the source. */
  public List<Report> reports() {
    return diagnostics.stream()
        .map(
            it ->
                new Report(
                    it.getKind(),
                    it.getLineNumber(),
                    it.getColumnNumber(),
                    Pages.strip(it.getMessage(Locale.ROOT))))
        .toList();
  }

  /** The diagnostics of Sluice. */
  public List<Report> findings() {
    return reports().stream().filter(it -> it.text().contains("[Sluice/")).toList();
  }

  /** A loader for what was compiled. */
  public URLClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {classes.toUri().toURL()}, Compilation.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
