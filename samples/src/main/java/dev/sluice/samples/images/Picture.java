package dev.sluice.samples.images;

import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture in memory.
 *
 * @param file where it was read from
 * @param image red, green and blue, each of eight bits, and nothing transparent
 */
record Picture(Path file, BufferedImage image) {
  /** The same picture, changed. */
  Picture with(BufferedImage changed) {
    return new Picture(file, changed);
  }
}
