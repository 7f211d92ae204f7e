package dev.sluice.samples.images;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;

/**
 * Scales pictures, sharpens them and takes the colour out. A pipeline with ports: it can be run by
 * itself, and it is one stage of {@link Images}, which calls its ports {@code decoded} and {@code
 * retouched}.
 */
@Pipeline(stages = Scale.class)
@Stage(in = "decoded", out = "retouched")
interface Retouch {
  /** Pictures as they come. */
  ReceiveChannel<Picture> originals();

  /** Pictures as they shall be. */
  SendChannel<Picture> finished();

  /** Adds to each pixel how much it differs from its four neighbours. */
  @Stage(in = "scaled", out = "sharp")
  static Picture sharpen(Picture scaled) {
    Kernel kernel = new Kernel(3, 3, new float[] {0, -1, 0, -1, 5, -1, 0, -1, 0});
    return scaled.with(
        new ConvolveOp(kernel, ConvolveOp.EDGE_NO_OP, null).filter(scaled.image(), null));
  }

  /** Weighs red, green and blue as the eye does. */
  @Stage(in = "sharp", out = "finished")
  static Picture grayscale(Picture sharp) {
    BufferedImage image = sharp.image();
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        int luma = (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
        gray.setRGB(x, y, luma << 16 | luma << 8 | luma);
      }
    }
    return sharp.with(gray);
  }
}
