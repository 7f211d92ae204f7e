package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;

import com.sun.source.util.JavacTask;
import dev.sluice.processor.bodies.rules.BodyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a compilation when a rule has a mistake of its own. */
class BodyListenerTest {
  @TempDir Path directory;

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void aFailingRuleIsOneNoteAndTheCompilationGoesOn() throws IOException {
    List<Diagnostic<? extends JavaFileObject>> diagnostics =
        compile(
            BodyRules.of(
                (source, reporter) -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("the rule is broken");
                }));
    assertThat(diagnostics).hasSize(1);
    Diagnostic<? extends JavaFileObject> note = diagnostics.getFirst();
    assertThat(note.getKind()).isEqualTo(Diagnostic.Kind.NOTE);
    assertThat(note.getMessage(Locale.ROOT))
        .startsWith("[Sluice/BodiesInternal] the body rules failed and were switched off");
    assertThat(note.getMessage(Locale.ROOT))
        .contains("java.lang.IllegalStateException: the rule is broken");
    assertThat(note.getMessage(Locale.ROOT)).contains("at " + BodyRules.class.getName() + ".check");
    assertThat(note.getSource().getName()).endsWith("First.java");
    assertThat(calls.get()).isEqualTo(1);
  }

  @Test
  void aRuleThatDoesNotFailSeesEveryClass() throws IOException {
    List<Diagnostic<? extends JavaFileObject>> diagnostics =
        compile(BodyRules.of((source, reporter) -> calls.incrementAndGet()));
    assertThat(diagnostics).isEmpty();
    assertThat(calls.get()).isEqualTo(2);
  }

  /** Compiles two classes that use the runtime, with some rules in place of ours. */
  private List<Diagnostic<? extends JavaFileObject>> compile(BodyRules rules) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    // Nothing lies on this processor path: the plugin on the class path does not start by itself.
    Path nothing = Files.createDirectory(directory.resolve("nothing"));
    Path classes = Files.createDirectory(directory.resolve("classes"));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  collector,
                  List.of(
                      "-classpath",
                      System.getProperty("java.class.path"),
                      "-processorpath",
                      nothing.toString(),
                      "-d",
                      classes.toString()),
                  null,
                  files.getJavaFileObjects(source("First"), source("Second")));
      task.addTaskListener(new BodyListener(task, BodyOptions.of(task), rules));
      assertThat(task.call()).isTrue();
    }
    assertThat(Files.exists(classes.resolve("First.class"))).isTrue();
    assertThat(Files.exists(classes.resolve("Second.class"))).isTrue();
    return collector.getDiagnostics();
  }

  private Path source(String name) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".java"),
        "class %s { dev.sluice.Channel<String> c = dev.sluice.Channel.make(); }".formatted(name));
  }
}
