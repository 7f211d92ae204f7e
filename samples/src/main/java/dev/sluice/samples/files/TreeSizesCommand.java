package dev.sluice.samples.files;

import dev.sluice.PipelineRun;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@link TreeSizes}: what {@link DiskUsage} does, as a pipeline with a cycle. */
@Command(
    name = "du-pipeline",
    description = {
      "Adds up the sizes of the files of directory trees by a pipeline with a cycle.",
      "Directories flow round, twenty workers read them, and the cycle ends by itself.",
      "Enter cancels. A directory that cannot be read is reported; the exit code is 1 then."
    })
public final class TreeSizesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The roots of the trees (${DEFAULT-VALUE}).")
  private List<Path> roots;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the totals so far, at every tick.")
  private boolean verbose;

  @Option(
      names = "--tick",
      paramLabel = "DURATION",
      defaultValue = "500ms",
      description = "The time between totals (${DEFAULT-VALUE}).")
  private Duration period;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public TreeSizesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    for (Path root : roots) {
      if (!Files.exists(root)) {
        throw new NoSuchFileException(root.toString());
      }
    }

    TreeSizes trees = new TreeSizes(roots, period, this::soFar, this::unreadable);
    try (PipelineRun<TreeSizesPipeline.Results> run = new TreeSizesPipeline(trees).start()) {
      terminal.onEnter(run::cancel);
      TreeSizesPipeline.Results results = run.join();
      print(results.total());
      return results.report() == 0 ? 0 : 1;
    } catch (CancellationException e) {
      throw new Problem("cancelled");
    }
  }

  private void soFar(TreeSizes.Totals totals) {
    if (verbose) {
      print(totals);
    }
  }

  private void print(TreeSizes.Totals totals) {
    terminal.out().printf(Locale.ROOT, "%d files  %d bytes%n", totals.files(), totals.bytes());
  }

  private void unreadable(IOException e) {
    terminal.err().println("du-pipeline: " + Problem.describe(e));
  }
}
