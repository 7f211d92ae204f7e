package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Mutants of the good and the bad programs: whatever a source looks like, neither the processor nor
 * the plugin may fail, and what is generated compiles, or something was reported.
 *
 * <p>{@code -Dsluice.fuzz.mutants} and {@code -Dsluice.fuzz.seed} make it longer or another one.
 * Mutant n depends on the seed and n alone.
 */
class FuzzTest {
  private static final int MUTANTS = Integer.getInteger("sluice.fuzz.mutants", 1_000);
  private static final long SEED = Long.getLong("sluice.fuzz.seed", 1);

  @Test
  @Timeout(value = 10, unit = TimeUnit.HOURS)
  void noMutantMakesUsFail() throws IOException {
    List<Programs.Program> programs =
        Stream.of("/bodies/correct", "/bodies/wrong", "/good", "/bad")
            .flatMap(folder -> Programs.under(folder).stream())
            .toList();
    List<String> failures = new ArrayList<>();
    try (BodyCompilation.Daemon compiler = new BodyCompilation.Daemon()) {
      for (int n = 0; n < MUTANTS; n++) {
        String source = programs.get(n % programs.size()).text();
        String mutant = new Mutator(SEED * 1_000_003 + n).mutate(source);
        String failure = failure(compiler, mutant);
        if (failure != null) {
          failures.add("mutant " + n + " of seed " + SEED + ": " + failure + "\n" + mutant);
        }
      }
    }
    assertWithMessage(String.join("\n\n", failures)).that(failures).isEmpty();
  }

  private static @Nullable String failure(BodyCompilation.Daemon compiler, String mutant) {
    BodyCompilation compilation;
    try {
      compilation = compiler.compile(mutant);
    } catch (RuntimeException | Error e) {
      return isJavacAlone(mutant) ? null : trace(e);
    }
    for (String message : compilation.messages()) {
      if (message.startsWith("[Sluice/Internal]")
          || message.startsWith("[Sluice/BodiesInternal]")) {
        return message;
      }
    }
    List<Diagnostic<? extends JavaFileObject>> errors =
        compilation.diagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    boolean onlyInGenerated =
        !errors.isEmpty() && errors.stream().allMatch(FuzzTest::isInGenerated);
    return onlyInGenerated ? "the generated code does not compile: " + errors : null;
  }

  private static boolean isInGenerated(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getSource() != null
        && diagnostic.getSource().toUri().toString().startsWith("mem:");
  }

  /** Whether the compiler fails on a source without any help of ours. */
  private static boolean isJavacAlone(String mutant) {
    try {
      BodyCompilation.of(mutant, "-proc:none", "-Xplugin:Sluice bodies=off");
      return false;
    } catch (RuntimeException | Error e) {
      return true;
    }
  }

  private static String trace(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      text.append(at).append('\n');
      for (StackTraceElement frame : at.getStackTrace()) {
        if (text.length() < 3_000) {
          text.append("    ").append(frame).append('\n');
        }
      }
    }
    return text.toString();
  }
}
