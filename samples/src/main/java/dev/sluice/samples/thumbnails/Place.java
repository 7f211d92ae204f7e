package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import dev.sluice.samples.Temporary;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where pictures are and where they go: the same for every sample about pictures. */
public final class Place implements AutoCloseable {
  private static final int PAINTED = 12;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A directory of pictures, or one picture; without it, some are painted.")
  private Path pictures;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go; without it, they are not kept.")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "The width and height to fit, in pixels (${DEFAULT-VALUE}).")
  private int size = 128;

  private final Temporary temporary = new Temporary();

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
      pictures = Files.createDirectory(temporary.resolve("pictures"));
      terminal.out().println("Painting " + PAINTED + " pictures");
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
    return Files.createDirectories(out == null ? temporary.resolve("scaled") : out);
  }

  /**
   * What becomes of the results, as the end of a sentence.
   *
   * @return words for the user
   */
  public String whereabouts() {
    return out == null ? "not kept: --out names a directory for them" : "in " + out;
  }

  /**
   * Deletes what was painted, and results that nobody asked to keep.
   *
   * @throws IOException if that fails
   */
  @Override
  public void close() throws IOException {
    temporary.close();
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
