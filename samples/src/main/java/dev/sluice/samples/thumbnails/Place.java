package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where pictures are and where they go: the same for every sample about pictures. */
public final class Place {
  private static final int PAINTED = 12;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A directory of pictures, or one picture; without it, some are painted.")
  private Path pictures;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go; without it, a new temporary directory.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "The width and height to fit, in pixels (${DEFAULT-VALUE}).")
  private int size = 128;

  /**
   * The pictures; painted now where the user named none.
   *
   * @param terminal where that is said
   * @return their files, in the order of their names
   * @throws IOException if they are not to be had
   * @throws Problem if there are none, or what the user said makes no sense
   */
  public List<Path> pictures(Terminal terminal) throws IOException, Problem {
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

  /**
   * The directory of the results, which exists.
   *
   * @return the directory
   * @throws IOException if it cannot be made
   */
  public Path out() throws IOException {
    if (out == null) {
      out = Files.createTempDirectory("scaled");
    }
    return Files.createDirectories(out);
  }

  /**
   * The size of the results.
   *
   * @return the width and height to fit, in pixels
   */
  public int size() {
    return size;
  }
}
