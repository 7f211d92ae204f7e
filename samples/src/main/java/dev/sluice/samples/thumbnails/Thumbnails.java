package dev.sluice.samples.thumbnails;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Thumbnails of a directory of pictures: several workers scale, the last of them closes the sizes,
 * and the total is what {@code ThumbnailsPipeline.run} returns.
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

  @Stage
  void list(SendChannel<Path> filenames) throws InterruptedException {
    for (Path picture : pictures) {
      filenames.send(picture);
    }
  }

  @Stage(workers = 4)
  void thumbnail(ReceiveChannel<Path> filenames, SendChannel<Long> sizes)
      throws InterruptedException {
    for (Path picture : filenames) {
      try {
        sizes.send(Files.size(Pictures.scale(picture, out, size)));
        report.scaled(picture);
      } catch (IOException e) {
        report.broken(picture, e);
      }
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
