package dev.sluice.processor.bodies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The programs under the test resources. */
final class Programs {
  /**
   * One program, in a file of its own.
   *
   * @param name the name of its class
   * @param text the source
   */
  record Program(String name, String text) {}

  private Programs() {}

  /** The programs of one of our folders, by name. */
  static List<Program> in(String folder) {
    return under("/bodies/" + folder);
  }

  /** The programs of any folder of the test resources, by name. */
  static List<Program> under(String folder) {
    URL resource = Objects.requireNonNull(Programs.class.getResource(folder), folder);
    try (Stream<Path> files = Files.list(Path.of(resource.toURI()))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(Programs::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Program read(Path file) {
    String name = file.getFileName().toString();
    try {
      return new Program(name.substring(0, name.length() - 5), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
