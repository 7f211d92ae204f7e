package dev.sluice.samples.words;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@link WordCount}. */
@Command(
    name = "words",
    description = {
      "Counts the words of every text below a directory by four workers that keep the order.",
      "A pipeline of functions: a source, a filter, and the count.",
      "Leaves out hidden files, folders named target, and what is not UTF-8."
    })
public final class WordCountCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A directory, or one file (${DEFAULT-VALUE}).")
  private Path root;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the lines and words of each file, in the order of their names.")
  private boolean verbose;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many of the most frequent words to show (${DEFAULT-VALUE}).")
  private int top = 10;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public WordCountCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    if (!Files.exists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    if (top < 0) {
      throw new Problem("--top must be at least 0, not " + top);
    }

    // The walk follows no links; so the root must not be one.
    Path directory = Files.isSymbolicLink(root) ? root.toRealPath() : root;
    WordCount.Totals totals = new WordCountPipeline(new WordCount(directory, this::counted)).run();

    totals.words().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(top)
        .forEach(
            word ->
                terminal.out().printf(Locale.ROOT, "%10d %s%n", word.getValue(), word.getKey()));
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%d files  %d lines  %d words  %d different%n",
            totals.files(),
            totals.lines(),
            totals.length(),
            totals.words().size());
    return 0;
  }

  private void counted(WordCount.Text text) {
    if (verbose) {
      terminal.out().printf(Locale.ROOT, "%8d %8d %s%n", text.lines(), text.length(), text.file());
    }
  }
}
