package dev.sluice.samples.images;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.thumbnails.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs {@link Images}. */
@Command(
    name = "images",
    description = {
      "Makes small gray pictures of those of a directory by a pipeline in a pipeline.",
      "One decodes and encodes; the other scales, sharpens and takes the colour out.",
      "A broken picture is reported and does not stop the others; the exit code is 1 then."
    })
public final class ImagesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final Place place = new Place();

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public ImagesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (place) {
      return retouch();
    }
  }

  private int retouch() throws IOException, InterruptedException, Problem {
    List<Path> pictures = place.pictures(terminal);
    Path out = place.out();

    Images images = new Images(pictures, out, this::broken);
    // The pipeline in it is made by it, from the stage that has a setting.
    ImagesPipeline.Results results = new ImagesPipeline(images, new Scale(place.size())).run();

    terminal.out().printf(Locale.ROOT, "%d pictures, %s%n", results.count(), place.whereabouts());
    return results.report() == 0 ? 0 : 1;
  }

  private void broken(Path picture, IOException e) {
    terminal.err().println("images: " + picture + ": " + Problem.describe(e));
  }
}
