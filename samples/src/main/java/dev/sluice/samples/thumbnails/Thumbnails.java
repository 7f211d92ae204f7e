package dev.sluice.samples.thumbnails;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Thumbnails of a directory of pictures. A function says what is done with one picture; the loop,
 * four goroutines of it, and what closes the sizes after the last of them, are generated. The total
 * is what {@code ThumbnailsPipeline.run} returns.
 */
@Pipeline
final class Thumbnails {
  private final List<Path> pictures;
  private final Path out;
  private final int size;
  private final Report report;

  Thumbnails(List<Path> pictures, Path out, int size, Report report) {
    this.pictures = pictures;
    this.out = out;
    this.size = size;
    this.report = report;
  }

  @Stage(out = "filenames")
  Iterable<Path> list() {
    return pictures;
  }

  /** Leaves out what cannot be scaled. */
  @Stage(in = "filenames", out = "sizes", workers = 4)
  OptionalLong thumbnail(Path picture) {
    try {
      long bytes = Files.size(Pictures.scale(picture, out, size));
      report.scaled(picture);
      return OptionalLong.of(bytes);
    } catch (IOException e) {
      report.broken(picture, e);
      return OptionalLong.empty();
    }
  }

  @Stage
  long total(ReceiveChannel<Long> sizes) {
    long total = 0;
    for (long bytes : sizes) {
      total += bytes;
    }
    return total;
  }
}
