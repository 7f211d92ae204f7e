package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far the work is, on a terminal, and which pictures were broken. Safe for all goroutines. */
final class Report implements AutoCloseable {
  private final Terminal terminal;
  private final ProgressBar bar;
  private final List<String> broken = new ArrayList<>();

  Report(Terminal terminal, int pictures) {
    this.terminal = terminal;
    this.bar =
        !terminal.interactive()
            ? null
            : new ProgressBarBuilder()
                .setTaskName("Thumbnails")
                .setInitialMax(pictures)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                .build();
  }

  /** A picture is done. */
  synchronized void scaled(Path picture) {
    if (bar != null) {
      bar.setExtraMessage(picture.getFileName().toString());
      bar.step();
    }
  }

  /** A picture could not be done; the others go on. */
  synchronized void broken(Path picture, IOException e) {
    broken.add(picture + ": " + Problem.describe(e));
    if (bar != null) {
      bar.step();
    }
  }

  /** The bar is finished: now the broken pictures, which it would have overwritten. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
    broken.stream().sorted().forEach(terminal.err()::println);
  }

  synchronized int broken() {
    return broken.size();
  }
}
