package dev.sluice.processor.diagnostic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every message of every catalogue. */
public final class Messages {
  private static final Path SOURCES =
      Path.of("src", "main", "java", Message.class.getPackageName().replace('.', '/'));

  private Messages() {}

  public static List<Message> all() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Message") && !name.equals("Message"))
          .sorted()
          .flatMap(Messages::catalogue)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Message> catalogue(String name) {
    try {
      Class<?> catalogue = Class.forName(Message.class.getPackageName() + "." + name);
      return Arrays.stream(catalogue.getEnumConstants()).map(Message.class::cast);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
