package dev.sluice.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources under {@code src/test/resources}, as files: goldens are written back there. */
public final class Resources {
  private Resources() {}

  public static Path file(String folder, String name) {
    return Path.of("src", "test", "resources", folder, name);
  }

  public static List<Path> sources(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", folder))) {
      return files.filter(it -> it.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
