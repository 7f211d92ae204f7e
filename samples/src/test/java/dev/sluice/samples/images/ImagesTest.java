package dev.sluice.samples.images;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.samples.Run;
import dev.sluice.samples.thumbnails.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  @TempDir private Path directory;

  private Path pictures;
  private Path out;

  @BeforeEach
  void directories() throws IOException {
    pictures = Files.createDirectory(directory.resolve("pictures"));
    out = directory.resolve("out");
  }

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  /** A picture whose left half has one colour and whose right half has another. */
  private Path halves(String name, int size, Color left, Color right) throws IOException {
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setColor(left);
    brush.fillRect(0, 0, size / 2, size);
    brush.setColor(right);
    brush.fillRect(size / 2, 0, size - size / 2, size);
    brush.dispose();
    Path file = pictures.resolve(name);
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  private BufferedImage result(String name) throws IOException {
    return ImageIO.read(out.resolve(name + ".png").toFile());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** The values of a row, of red, green and blue, which are to be the same. */
  private static List<Integer> grays(BufferedImage image, int row) {
    List<Integer> grays = new ArrayList<>();
    for (int x = 0; x < image.getWidth(); x++) {
      Color color = new Color(image.getRGB(x, row));
      assertThat(List.of(color.getGreen(), color.getBlue()))
          .containsExactly(color.getRed(), color.getRed());
      grays.add(color.getRed());
    }
    return grays;
  }

  @Test
  void everyPictureGoesThroughBothPipelines() throws Exception {
    Pictures.paint(pictures, 6);

    Run run = Run.of("images", pictures, "--out", out, "--size", 64);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).isEqualTo("6 pictures, in " + out);
    Scale scale = new Scale(64);
    for (Path file : Pictures.of(pictures)) {
      // One after the other, without a pipeline.
      Picture expected =
          Retouch.grayscale(Retouch.sharpen(scale.scale(new Picture(file, Pictures.read(file)))));
      BufferedImage image = result(file.getFileName().toString());
      assertThat(image.getWidth()).isEqualTo(64);
      assertThat(image.getHeight()).isEqualTo(48);
      assertThat(Arrays.equals(pixels(image), pixels(expected.image()))).isTrue();
    }
  }

  @Test
  void coloursBecomeGraysOfTheSameBrightnessAndEdgesBecomeSharper() throws IOException {
    halves("blue.png", 100, Color.BLUE, Color.BLUE);
    halves("edge.png", 32, new Color(100, 100, 100), new Color(150, 150, 150));

    Run run = Run.of("images", pictures, "--out", out, "--size", 32);

    assertThat(run.exitCode()).isEqualTo(0);
    BufferedImage blue = result("blue.png");
    assertThat(blue.getWidth()).isEqualTo(32);
    assertThat(grays(blue, 16).stream().distinct().toList()).containsExactly(29);
    List<Integer> edge = grays(result("edge.png"), 16);
    assertThat(edge.subList(0, 15).stream().distinct().toList()).containsExactly(100);
    assertThat(edge.subList(15, 17)).containsExactly(50, 200).inOrder();
    assertThat(edge.subList(17, 32).stream().distinct().toList()).containsExactly(150);
  }

  @Test
  void theNestedPipelineAlsoRunsByItself() throws Exception {
    Channel<Picture> originals = Channel.make("originals", 0);
    Channel<Picture> finished = Channel.make("finished", 1);
    Picture picture =
        new Picture(Path.of("p"), new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB));
    Go.go(
        () -> {
          originals.send(picture);
          originals.close();
        });

    new RetouchPipeline(new Scale(10)).run(originals, finished);

    BufferedImage image = finished.receive().image();
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(10, 5).inOrder();
    assertThat(finished.receiveOk().ok()).isFalse();
  }

  @Test
  void aBrokenPictureIsReportedAndTheOthersGoOn() throws IOException {
    Pictures.paint(pictures, 4);
    Path text = Files.writeString(pictures.resolve("a.png"), "not a picture at all");
    byte[] half = Files.readAllBytes(pictures.resolve("picture-02.png"));
    Path cut = Files.write(pictures.resolve("b.png"), Arrays.copyOf(half, half.length / 2));
    Path empty = Files.createFile(pictures.resolve("c.jpg"));

    Run run = Run.of("images", pictures, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines().map(line -> line.split(": ", 3)[1]).toList())
        .containsExactly(text.toString(), cut.toString(), empty.toString());
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out().strip()).isEqualTo("4 pictures, in " + out);
    assertThat(result("picture-04.png").getWidth()).isEqualTo(128);
  }

  @Test
  void whatIsTransparentBecomesWhite() throws IOException {
    BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    ImageIO.write(clear, "png", pictures.resolve("clear.png").toFile());

    Run run = Run.of("images", pictures, "--out", out, "--size", 8);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(grays(result("clear.png"), 4).stream().distinct().toList()).containsExactly(255);
  }

  @Test
  void aDirectoryThatIsEmptyOrMissingIsOneLine() {
    Run empty = Run.of("images", pictures, "--out", out);

    assertThat(empty.exitCode()).isEqualTo(1);
    assertThat(empty.err()).startsWith("images: " + pictures + ": no pictures here (");

    Run missing = Run.of("images", directory.resolve("nowhere"), "--out", out);

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err().strip())
        .isEqualTo("images: " + directory.resolve("nowhere") + ": no such file or directory");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsOneLine() throws IOException {
    Pictures.paint(pictures, 2);
    Files.createDirectories(out.resolve("picture-01.jpg.png")); // where a file should go

    Run run = Run.of("images", pictures, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("images: " + out.resolve("picture-01.jpg.png") + ": is a directory");
  }
}
