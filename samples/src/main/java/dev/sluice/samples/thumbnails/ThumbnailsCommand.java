package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs {@link Thumbnails}. */
@Command(
    name = "thumbnails",
    description = {
      "Thumbnails of a directory of pictures by a pipeline with four workers.",
      "A broken picture is reported and does not stop the others; the exit code is 1 then."
    })
public final class ThumbnailsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final Place place = new Place();

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public ThumbnailsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (place) {
      return scale();
    }
  }

  private int scale() throws IOException, InterruptedException, Problem {
    List<Path> pictures = place.pictures(terminal);
    Path out = place.out();

    Report report = new Report(terminal, pictures.size());
    long total;
    try (report) {
      total = new ThumbnailsPipeline(new Thumbnails(pictures, out, place.size(), report)).run();
    }

    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%d thumbnails, %d bytes, %s%n",
            pictures.size() - report.broken(),
            total,
            place.whereabouts());
    return report.broken() == 0 ? 0 : 1;
  }
}
