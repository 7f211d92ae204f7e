package dev.sluice.samples.thumbnails;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sluice.samples.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTest {
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

  private long bytesOut() throws IOException {
    long bytes = 0;
    try (Stream<Path> thumbnails = Files.list(out)) {
      for (Path thumbnail : thumbnails.toList()) {
        bytes += Files.size(thumbnail);
      }
    }
    return bytes;
  }

  @Test
  void everyPictureIsScaledAndTheBytesAreAddedUp() throws IOException {
    Pictures.paint(pictures, 6);

    Run run = Run.of("thumbnails", pictures, "--out", out, "--size", 64);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).isEqualTo("6 thumbnails, " + bytesOut() + " bytes, in " + out);
    BufferedImage thumbnail = ImageIO.read(out.resolve("picture-02.thumb.png").toFile());
    assertThat(thumbnail.getWidth()).isEqualTo(64);
    assertThat(thumbnail.getHeight()).isEqualTo(48);
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "thumbnails-unknown"})
  void aBrokenPictureIsReportedAndTheOthersGoOn(String sample) throws IOException {
    Pictures.paint(pictures, 4);
    Path text = Files.writeString(pictures.resolve("a.png"), "not a picture at all");
    byte[] half = Files.readAllBytes(pictures.resolve("picture-02.png"));
    Path cut = Files.write(pictures.resolve("b.png"), Arrays.copyOf(half, half.length / 2));
    Path empty = Files.createFile(pictures.resolve("c.jpg"));

    Run run = Run.of(sample, pictures, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines().map(line -> line.substring(0, line.indexOf(": "))).toList())
        .containsExactly(text.toString(), cut.toString(), empty.toString());
    assertThat(run.err()).doesNotContain("\tat ");
    for (int i = 1; i <= 4; i++) {
      String name = "picture-0" + i + ".thumb." + (i % 2 == 0 ? "png" : "jpg");
      assertThat(Files.exists(out.resolve(name))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "thumbnails-known", "thumbnails-unknown"})
  void aPictureThatClaimsToBeHugeIsOneLine(String sample) throws IOException {
    Path bomb = Files.write(pictures.resolve("bomb.png"), pngHeader(40_000, 40_000));

    Run run = Run.of(sample, pictures, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).endsWith(bomb + ": too large: 40000 by 40000 pixels");
    assertThat(run.err().lines().toList()).hasSize(1);
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(33);
    header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    header.putInt(13).put("IHDR".getBytes(US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 0, 0, 0, 0});
    CRC32 check = new CRC32();
    check.update(header.array(), 12, 17);
    return header.putInt((int) check.getValue()).array();
  }

  @Test
  void withoutAnyTheSamplePaintsItsOwn() {
    Run run = Run.of("thumbnails-known", "--out", out);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines().getFirst()).isEqualTo("Painting 12 pictures");
    assertThat(run.lines()).hasSize(14);
    assertThat(run.lines().getLast()).isEqualTo("in " + out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "thumbnails-known", "thumbnails-unknown", "images"})
  void whatNobodyAskedToKeepIsDeleted(String sample) throws IOException {
    long before = Run.temporaryDirectories();

    Run run = Run.of(sample);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.lines().getLast()).endsWith("not kept: --out names a directory for them");
    assertThat(Run.temporaryDirectories()).isEqualTo(before);
  }

  @Test
  void theKnownNumberStopsAtTheFirstBrokenPictureAndLeavesNobodyBehind() throws IOException {
    Pictures.paint(pictures, 4);
    Path broken = Files.writeString(pictures.resolve("a.png"), "not a picture at all");

    Run run = Run.of("thumbnails-known", pictures, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("thumbnails-known: " + broken + ": not a picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "thumbnails-known", "thumbnails-unknown"})
  void anEmptyOrMissingDirectoryIsOneLine(String sample) {
    Run empty = Run.of(sample, pictures, "--out", out);

    assertThat(empty.exitCode()).isEqualTo(1);
    assertThat(empty.err()).startsWith(sample + ": " + pictures + ": no pictures here (");
    assertThat(empty.err().lines().toList()).hasSize(1);
    assertThat(empty.out()).isEmpty();

    Run missing = Run.of(sample, directory.resolve("nowhere"), "--out", out);

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err().strip())
        .isEqualTo(sample + ": " + directory.resolve("nowhere") + ": no such file or directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "thumbnails-known", "thumbnails-unknown"})
  void aFileThatIsNoPictureIsOneLine(String sample) throws IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "to do");

    Run run = Run.of(sample, file, "--out", out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines().toList()).hasSize(1);
    assertThat(run.err()).contains(file + ": not a picture");
  }
}
