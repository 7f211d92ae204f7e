package dev.sluice.samples.logs;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Temporary;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs {@link Logs}. */
@Command(
    name = "logs",
    description = {
      "Adds up the log of a web server in windows of time, for a table and a file at once.",
      "A ticker ends each window, and a broadcast tells two stages of it.",
      "Lines that are not in the common or the combined log format are counted as garbage."
    })
public final class LogsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A log, compressed by gzip; without it, one is made up.")
  private Path log;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      defaultValue = "100ms",
      description = "How long a window is open (${DEFAULT-VALUE}).")
  private Duration period;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the windows are written; without it, they are not kept.")
  private Path json;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "How long the log is that is made up (${DEFAULT-VALUE}).")
  private int lines = 200_000;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    if (!period.isPositive()) {
      throw new Problem("--window must be longer than nothing");
    }
    if (lines < 0) {
      throw new Problem("--lines must be at least 0, not " + lines);
    }
    try (Temporary temporary = new Temporary()) {
      return add(temporary);
    }
  }

  private int add(Temporary temporary) throws IOException, InterruptedException {
    if (log == null) {
      log = temporary.resolve("access.log.gz");
      terminal.out().println("Making up " + lines + " lines");
      MadeUpLog.write(log, lines);
    }
    if (!Files.exists(log)) {
      throw new NoSuchFileException(log.toString());
    }
    boolean kept = json != null;
    if (!kept) {
      json = temporary.resolve("windows.jsonl");
    }

    terminal.out().println("window  requests    errors         bytes   garbage  busiest");
    Logs.Totals totals = new LogsPipeline(new Logs(log, period, json, this::print)).run();

    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%d requests, %d errors, %d bytes, %d lines of garbage; %d windows, %s%n",
            totals.requests(),
            totals.errors(),
            totals.bytes(),
            totals.garbage(),
            totals.windows(),
            kept ? "also in " + json : "not kept: --json names a file for them");
    return 0;
  }

  private void print(Window window) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%6d %9d %9d %13d %9d  %s%n",
            window.number(),
            window.requests(),
            window.errors(),
            window.bytes(),
            window.garbage(),
            window.busiest());
  }
}
