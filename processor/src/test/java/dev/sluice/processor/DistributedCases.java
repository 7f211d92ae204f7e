package dev.sluice.processor;

import static com.google.common.truth.Truth.assertWithMessage;
import static dev.sluice.processor.testing.Cases.assertFinds;
import static dev.sluice.processor.testing.Cases.source;

import dev.sluice.processor.testing.Cases;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Looks at pipelines for a cluster, called {@code Job}, without the engine. */
abstract class DistributedCases {
  /** By this class the processor finds that the artifact is there. */
  static final Source JET =
      Cases.plain(
          "dev/sluice/jet/JetPlan.java",
          "package dev.sluice.jet; public final class JetPlan<M> {}");

  @TempDir Path directory;

  /** Both compilers refuse it. */
  final void finds(String text, String... findings) {
    assertFinds(directory, List.of(JET, source("Job", text)), findings);
  }

  /** The processor finds nothing; what is generated does not compile without the engine. */
  final void accepts(Tool tool, String text) {
    assertWithMessage(text)
        .that(Cases.compile(tool, directory, List.of(JET, source("Job", text))).findings())
        .isEmpty();
  }
}
