package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.source.util.JavacTask;
import dev.sluice.Channel;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NonNull;

/**
 * A Java source with the statements that must compile, and at most one that must not. The
 * statements see {@code bi}, {@code ro} and {@code so}, the three static types of a channel of
 * integers, and {@code bis}, {@code ros} and {@code sos}, channels of such channels.
 */
final class Snippet extends SimpleJavaFileObject {
  private static final String HEAD =
      """
      import dev.sluice.*;
      import java.util.*;
      import java.util.function.*;
      final class Snippet {
        static void run(
            Channel<Integer> bi, ReceiveChannel<Integer> ro, SendChannel<Integer> so,
            Channel<Channel<Integer>> bis, Channel<ReceiveChannel<Integer>> ros,
            Channel<SendChannel<Integer>> sos) throws Exception {
      """;

  private static final String TAIL =
      """
        }
      }
      """;

  /** What has been compiled already. */
  private static final Set<List<String>> RIGHT = ConcurrentHashMap.newKeySet();

  private final String source;

  private Snippet(List<String> statements) {
    super(URI.create("string:///Snippet.java"), Kind.SOURCE);
    source = HEAD + statements.stream().map(s -> s + "\n").collect(Collectors.joining()) + TAIL;
  }

  /** Checks that the statements compile. */
  static void compiles(List<String> statements) {
    if (RIGHT.add(statements)) {
      assertWithMessage("errors").that(new Snippet(statements).errorLines()).isEmpty();
    }
  }

  /**
   * Checks that the statements compile, and that with one more there is an error in that line and
   * in no other.
   */
  static void doesNotCompile(List<String> statements, String misuse) {
    compiles(statements);
    List<String> all = Stream.concat(statements.stream(), Stream.of(misuse)).toList();
    long line = HEAD.lines().count() + all.size();
    List<Long> errors = new Snippet(all).errorLines();
    assertWithMessage("lines with errors, for: %s", misuse).that(errors).isNotEmpty();
    assertWithMessage("lines with errors, for: %s", misuse)
        .that(errors.stream().distinct().toList())
        .containsExactly(line);
  }

  private List<Long> errorLines() {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    String classPath =
        Stream.of(Channel.class, NonNull.class)
            .map(Snippet::location)
            .collect(Collectors.joining(File.pathSeparator));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    collector,
                    List.of("-proc:none", "-classpath", classPath),
                    null,
                    List.of(this));
    try {
      task.analyze();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return collector.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::getLineNumber)
        .toList();
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return source;
  }
}
