package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.processor.diagnostic.BodyMessage;
import dev.sluice.processor.diagnostic.Messages;
import dev.sluice.processor.diagnostic.Severity;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.testing.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in memory, with the plugin where a user has it: on the processor path. */
final class BodyCompilation {
  private static final Pattern CODE = Pattern.compile("\\[Sluice/(\\w+)] .*", Pattern.DOTALL);

  /** A stage outside of any pipeline: so are those of the fragments that are compiled here. */
  private static final String STRAY = StageMessage.STRAY_STAGE.code();

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;

  private final Map<String, Output> classes;

  private BodyCompilation(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, Output> classes) {
    this.diagnostics = diagnostics;
    this.classes = classes;
  }

  /** Compiles one file, with annotation processing and any further options. */
  static BodyCompilation of(String text, String... options) {
    return of(List.of(text), options);
  }

  /** Compiles files, each named after the first type in it. */
  static BodyCompilation of(List<String> texts, String... options) {
    String path = System.getProperty("java.class.path");
    List<String> arguments = new ArrayList<>(List.of("-classpath", path, "-processorpath", path));
    arguments.addAll(Arrays.asList(options));
    try (Memory files = new Memory(COMPILER.getStandardFileManager(null, Locale.ROOT, null))) {
      return compile(files, texts, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BodyCompilation compile(Memory files, List<String> texts, List<String> arguments) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    COMPILER
        .getTask(
            null, files, collector, arguments, null, texts.stream().map(InMemory::new).toList())
        .call();
    return new BodyCompilation(collector.getDiagnostics(), files.classes);
  }

  /**
   * Compiles one file after the other with the same open files, and with a processor whose classes
   * stay loaded, as the daemon of a build does.
   */
  static final class Daemon implements AutoCloseable {
    private final StandardJavaFileManager files =
        COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    Daemon() {
      List<File> path =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
              .map(File::new)
              .toList();
      try {
        files.setLocation(StandardLocation.CLASS_PATH, path);
        files.setLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH, path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Compiles one file, with annotation processing. */
    BodyCompilation compile(String text) {
      return BodyCompilation.compile(new Loaded(files), List.of(text), List.of());
    }

    @Override
    public void close() throws IOException {
      files.close();
    }
  }

  /** Keeps in memory what is written, and takes processors and plugins from the test itself. */
  private static final class Loaded extends Memory {
    Loaded(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
      return location == StandardLocation.ANNOTATION_PROCESSOR_PATH
          ? BodyCompilation.class.getClassLoader()
          : super.getClassLoader(location);
    }
  }

  /**
   * Asserts that the marked findings, and nothing else at all, are reported for a source. Most
   * sources are fragments: that no pipeline names their stages is not what they are about.
   */
  static void assertFindings(String text, String... options) {
    MarkedSource source = MarkedSource.of(text);
    BodyCompilation compilation = of(source.text(), options);
    assertWithMessage("%s", compilation.diagnostics)
        .that(compilation.findings())
        .containsExactlyElementsIn(source.expected())
        .inOrder();
    assertWithMessage("everything that javac says").that(compilation.others()).isEmpty();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics) {
      if (!code(diagnostic).isEmpty()) {
        assertThat(diagnostic.getKind()).isEqualTo(kind(code(diagnostic)));
      }
    }
  }

  private static Diagnostic.Kind kind(String code) {
    Severity severity =
        Messages.all().stream()
            .filter(message -> message.code().equals(code))
            .max(Comparator.comparing(BodyMessage.class::isInstance))
            .orElseThrow()
            .severity();
    return Diagnostic.Kind.valueOf(severity.name());
  }

  /** What Sluice says, in the order in which javac reports it, stages that nobody names apart. */
  List<MarkedSource.Found> findings() {
    return diagnostics.stream()
        .filter(diagnostic -> !code(diagnostic).isEmpty())
        .filter(diagnostic -> !code(diagnostic).equals(STRAY))
        .map(
            diagnostic ->
                new MarkedSource.Found(
                    code(diagnostic), diagnostic.getLineNumber(), diagnostic.getColumnNumber()))
        .sorted(
            Comparator.comparingLong(MarkedSource.Found::line)
                .thenComparingLong(MarkedSource.Found::column))
        .toList();
  }

  /** What the compiler says by itself, notes apart. */
  List<String> others() {
    return diagnostics.stream()
        .filter(diagnostic -> code(diagnostic).isEmpty())
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(Object::toString)
        .toList();
  }

  /** Everything that was reported. */
  List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics;
  }

  /** Runs the main method of a compiled class in this thread. */
  void main(String name) throws Throwable {
    Method main = new Classes(classes).loadClass(name).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** All the texts. */
  List<String> messages() {
    return diagnostics.stream().map(each -> Pages.strip(each.getMessage(Locale.ROOT))).toList();
  }

  /** The code in brackets, or nothing where the compiler speaks itself. */
  static String code(Diagnostic<?> diagnostic) {
    Matcher matcher = CODE.matcher(diagnostic.getMessage(Locale.ROOT));
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** A source file in memory. */
  private static final class InMemory extends SimpleJavaFileObject {
    private static final Pattern TYPE =
        Pattern.compile("(?:class|interface|enum|record)\\s+(\\w+)");

    private final String text;

    InMemory(String text) {
      super(URI.create("string:///" + name(text) + ".java"), Kind.SOURCE);
      this.text = text;
    }

    private static String name(String text) {
      Matcher matcher = TYPE.matcher(text);
      return matcher.find() ? matcher.group(1) : "Source";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps in memory what the compiler and the processor write. */
  private static class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> classes = new HashMap<>();

    Memory(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      Output output = new Output(name, kind);
      if (kind == JavaFileObject.Kind.CLASS) {
        classes.put(name, output);
      }
      return output;
    }
  }

  /** A file that is written and perhaps read again. */
  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name, Kind kind) {
      super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(UTF_8);
    }
  }

  /** Loads what was compiled, each time anew. */
  private static final class Classes extends ClassLoader {
    private final Map<String, Output> classes;

    Classes(Map<String, Output> classes) {
      super(BodyCompilation.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Output output = classes.get(name);
      if (output == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = output.bytes.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
