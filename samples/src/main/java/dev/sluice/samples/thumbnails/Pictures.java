package dev.sluice.samples.thumbnails;

import dev.sluice.samples.Problem;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/** Finds pictures, makes some where there are none, and scales them. */
public final class Pictures {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;

  private static final long MOST_PIXELS = 100_000_000;

  private Pictures() {}

  /**
   * Finds pictures.
   *
   * @param place a directory, or one picture
   * @return the files, in the order of their names
   * @throws IOException if the place is not to be had
   * @throws Problem if there are no pictures
   */
  public static List<Path> of(Path place) throws IOException, Problem {
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place.toString());
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    List<Path> pictures = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place, Pictures::isPicture)) {
      entries.forEach(pictures::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (pictures.isEmpty()) {
      throw new Problem(
          place
              + ": no pictures here ("
              + String.join(", ", ImageIO.getReaderFileSuffixes())
              + ")");
    }
    pictures.sort(null);
    return pictures;
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String suffix : ImageIO.getReaderFileSuffixes()) {
      if (name.endsWith("." + suffix) && Files.isRegularFile(file)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Paints pictures, for those who have none at hand.
   *
   * @param directory where they go
   * @param number how many, from {@code picture-01.jpg} and {@code picture-02.png} on
   * @throws IOException if they cannot be written
   */
  public static void paint(Path directory, int number) throws IOException {
    for (int i = 1; i <= number; i++) {
      BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D brush = picture.createGraphics();
      Random random = new Random(i);
      for (int stroke = 0; stroke < 40; stroke++) {
        brush.setPaint(
            new GradientPaint(
                random.nextInt(WIDTH), 0, color(random), 0, random.nextInt(HEIGHT), color(random)));
        brush.fillOval(
            random.nextInt(-400, WIDTH),
            random.nextInt(-400, HEIGHT),
            random.nextInt(100, 800),
            random.nextInt(100, 800));
      }
      brush.dispose();
      String format = i % 2 == 0 ? "png" : "jpg";
      ImageIO.write(
          picture,
          format,
          directory.resolve(String.format(Locale.ROOT, "picture-%02d.%s", i, format)).toFile());
    }
  }

  private static Color color(Random random) {
    return new Color(random.nextInt(1 << 24));
  }

  /**
   * Scales a picture to fit a square.
   *
   * @return the thumbnail, named after the picture
   * @throws IOException if there is no picture in the file, or it cannot be read or written
   */
  static Path scale(Path picture, Path directory, int size) throws IOException {
    String name = picture.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path thumbnail =
        directory.resolve(
            dot < 0 ? name + ".thumb" : name.substring(0, dot) + ".thumb" + name.substring(dot));
    checkPixels(picture);
    try {
      Thumbnails.of(picture.toFile()).size(size, size).toFile(thumbnail.toFile());
    } catch (RuntimeException e) {
      // The decoders of the JDK trust what they read.
      throw new IOException("a broken picture: " + e, e);
    }
    return thumbnail;
  }

  /**
   * Decodes a picture.
   *
   * @param picture its file
   * @return red, green and blue; what is transparent has become white
   * @throws IOException if there is no picture in the file, or it cannot be read
   */
  public static BufferedImage read(Path picture) throws IOException {
    checkPixels(picture);
    BufferedImage decoded;
    try {
      decoded = ImageIO.read(picture.toFile());
    } catch (RuntimeException e) {
      // The decoders of the JDK trust what they read.
      throw new IOException("a broken picture: " + e, e);
    }
    if (decoded == null) {
      throw new IOException("not a picture");
    }
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.drawImage(decoded, 0, 0, Color.WHITE, null);
    brush.dispose();
    return image;
  }

  /** A few bytes can claim to be a picture that no memory holds. */
  private static void checkPixels(Path picture) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("not a picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
          throw new IOException("too large: " + width + " by " + height + " pixels");
        }
      } finally {
        reader.dispose();
      }
    }
  }
}
