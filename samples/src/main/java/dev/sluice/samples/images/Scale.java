package dev.sluice.samples.images;

import dev.sluice.annotation.Stage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** A stage with a setting: makes pictures fit a square. */
@Stage(in = "originals", out = "scaled", workers = 2)
final class Scale {
  private final int size;

  /**
   * A scale.
   *
   * @param size the width and height to fit, in pixels
   */
  Scale(int size) {
    this.size = size;
  }

  /**
   * Scales a picture.
   *
   * @param original the picture, which is not changed
   * @return the picture in its new size
   */
  public Picture scale(Picture original) throws IOException {
    return original.with(
        Thumbnails.of(original.image())
            .size(size, size)
            .imageType(BufferedImage.TYPE_INT_RGB)
            .asBufferedImage());
  }
}
