package dev.sluice.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for what a sample makes up; deleted with all that is in it when it is closed. */
public final class Temporary implements AutoCloseable {
  private Path directory;

  /**
   * A path in the directory, which is made when it is asked for first.
   *
   * @param name the name of a file or directory in it
   * @return the path; nothing is there yet
   * @throws IOException if the directory cannot be made
   */
  public Path resolve(String name) throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory("sluice-samples");
    }
    return directory.resolve(name);
  }

  @Override
  public void close() throws IOException {
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
