package dev.sluice.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Other programs. */
public final class Processes {
  private Processes() {}

  /**
   * Runs a program to its end.
   *
   * @return what it wrote, line by line
   * @throws IOException if it cannot be started, or ends with an error
   */
  static List<String> run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    List<String> lines;
    try (var reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d: %s"
              .formatted(command.getFirst(), status, String.join(System.lineSeparator(), lines)));
    }
    return lines;
  }

  /**
   * Runs a class of this program in a JVM of its own, which prints lines such as {@code bytes=12}.
   *
   * @return the numbers by name
   */
  public static Map<String, Double> java(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                tool("java"),
                "-classpath",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Map<String, Double> numbers = new TreeMap<>();
    for (String line : run(Path.of("."), command)) {
      String[] parts = line.split("=", 2);
      if (parts.length == 2) {
        numbers.put(parts[0], Double.valueOf(parts[1]));
      }
    }
    return numbers;
  }

  /** A number that a program must have printed. */
  public static double number(Map<String, Double> numbers, String name) throws IOException {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IOException("no '" + name + "' among " + numbers);
    }
    return number;
  }

  /** A program of the JDK that runs this one. */
  static String tool(String name) {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + name;
  }
}
