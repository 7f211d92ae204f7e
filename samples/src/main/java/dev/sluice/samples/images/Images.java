package dev.sluice.samples.images;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.samples.thumbnails.Pictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;

/** Decodes the pictures of a directory, hands them to another pipeline, and encodes the results. */
@Pipeline(stages = Retouch.class)
final class Images {
  private final List<Path> pictures;
  private final Path out;
  private final BiConsumer<Path, IOException> broken;

  /**
   * Pictures.
   *
   * @param pictures where they are
   * @param out where the results go
   * @param broken is told which of them cannot be decoded and why, in one goroutine
   */
  Images(List<Path> pictures, Path out, BiConsumer<Path, IOException> broken) {
    this.pictures = pictures;
    this.out = out;
    this.broken = broken;
  }

  /** A file that cannot be decoded, and why. */
  record Broken(Path file, IOException problem) {}

  @Stage(out = "files")
  Iterable<Path> list() {
    return pictures;
  }

  @Stage(
      in = "files",
      out = {"decoded", "undecodable"},
      workers = 2)
  static void decode(Path file, SendChannel<Picture> decoded, SendChannel<Broken> undecodable)
      throws InterruptedException {
    try {
      decoded.send(new Picture(file, Pictures.read(file)));
    } catch (IOException e) {
      undecodable.send(new Broken(file, e));
    }
  }

  /** Returns the file, which is named after the picture. */
  @Stage(in = "retouched", out = "written", workers = 2)
  Path encode(Picture picture) throws IOException {
    Path file = out.resolve(picture.file().getFileName() + ".png");
    try (OutputStream bytes = Files.newOutputStream(file)) {
      ImageIO.write(picture.image(), "png", bytes);
    }
    return file;
  }

  @Stage
  int count(ReceiveChannel<Path> written) throws InterruptedException {
    int files = 0;
    while (written.receiveOk().ok()) {
      files++;
    }
    return files;
  }

  /** Returns how many there were. */
  @Stage
  int report(ReceiveChannel<Broken> undecodable) {
    int files = 0;
    for (Broken picture : undecodable) {
      broken.accept(picture.file(), picture.problem());
      files++;
    }
    return files;
  }
}
