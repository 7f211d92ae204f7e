package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the pictures are and where the thumbnails go: the same for every version of the sample. */
final class Place {
  private static final int PAINTED = 12;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A directory of pictures, or one picture; without it, some are painted.")
  private Path pictures;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the thumbnails go; without it, a new temporary directory.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "The width and height to fit, in pixels (${DEFAULT-VALUE}).")
  private int size = 128;

  /** The pictures; painted now where the user named none. */
  List<Path> pictures(Terminal terminal) throws IOException, Problem {
    if (size < 1) {
      throw new Problem("--size must be at least 1, not " + size);
    }
    if (pictures == null) {
      pictures = Files.createTempDirectory("pictures");
      terminal.out().println("Painting " + PAINTED + " pictures into " + pictures);
      Pictures.paint(pictures, PAINTED);
    }
    return Pictures.of(pictures);
  }

  /** The directory of the thumbnails, which exists. */
  Path out() throws IOException {
    if (out == null) {
      out = Files.createTempDirectory("thumbnails");
    }
    return Files.createDirectories(out);
  }

  int size() {
    return size;
  }
}
