package dev.sluice.samples.logs;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.samples.Problem;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads the log of a web server, adds it up in windows of time, and tells two stages of every
 * window: one prints a table and returns the totals, the other writes a file.
 */
@Pipeline
final class Logs {
  private final Path log;
  private final Duration period;
  private final Path json;
  private final Consumer<Window> table;

  /**
   * An analysis.
   *
   * @param log a gzip file of lines
   * @param period how long a window is open
   * @param json the file to write, an object on a line for each window
   * @param table is told of each window, in one goroutine
   */
  Logs(Path log, Duration period, Path json, Consumer<Window> table) {
    this.log = log;
    this.period = period;
    this.json = json;
    this.table = table;
  }

  /** What the log says in all, and in how many windows. */
  record Totals(int windows, long requests, long errors, long bytes, long garbage) {
    Totals plus(Window window) {
      return new Totals(
          windows + 1,
          requests + window.requests(),
          errors + window.errors(),
          bytes + window.bytes(),
          garbage + window.garbage());
    }
  }

  @Stage
  void read(@Capacity(1024) SendChannel<String> lines)
      throws IOException, InterruptedException, Problem {
    try (LogReader reader = LogReader.open(log)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        lines.send(line);
      }
    }
  }

  @Stage(in = "lines", out = "entries", workers = 2)
  @Capacity(1024)
  static Entry parse(String line) {
    return Entry.parse(line);
  }

  /** Adds up until the ticker ticks; the last window ends with the log. */
  @Stage
  void add(ReceiveChannel<Entry> entries, @Broadcast SendChannel<Window> windows)
      throws InterruptedException {
    try (Ticker ticker = Ticker.start(period)) {
      var entry = Select.receive(entries);
      var tick = Select.receive(ticker.channel());
      var select = Select.of(entry, tick);
      Window.Builder window = new Window.Builder(1);
      while (true) {
        if (select.await() == tick) {
          windows.send(window.close());
          window = window.next();
        } else if (entry.ok()) {
          window.add(entry.value());
        } else {
          break; // the log has been read
        }
      }
      if (!window.isEmpty()) {
        windows.send(window.close());
      }
    }
  }

  @Stage(in = "windows")
  Totals print(ReceiveChannel<Window> windows) {
    Totals totals = new Totals(0, 0, 0, 0, 0);
    for (Window window : windows) {
      table.accept(window);
      totals = totals.plus(window);
    }
    return totals;
  }

  @Stage(in = "windows")
  void write(ReceiveChannel<Window> windows) throws IOException {
    try (Writer writer = Files.newBufferedWriter(json)) {
      for (Window window : windows) {
        writer.write(Json.of(window) + "\n");
      }
    }
  }
}
