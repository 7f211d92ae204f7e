package dev.sluice.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code javac} as a process of its own.
 *
 * @param root a folder for what it needs
 * @param classPath what sources are compiled against, and where processors are found
 */
record Compiler(Path root, String classPath) {
  private static final String NO_BODIES = "-Xplugin:Sluice bodies=off";

  /** The options of a compiler that finds neither a processor nor a plugin. */
  List<String> alone() {
    return List.of("-proc:none", "-processorpath", root.toString());
  }

  /**
   * The options of a compiler that runs one processor.
   *
   * @param name the processor's class
   * @param bodies whether the body rules run, which javac starts wherever it finds them
   * @param more further options
   */
  List<String> processor(String name, boolean bodies, String... more) {
    List<String> options = new ArrayList<>(List.of("-processorpath", classPath));
    options.addAll(List.of("-processor", name, bodies ? "-Xplugin:Sluice" : NO_BODIES));
    options.addAll(List.of(more));
    return options;
  }

  /** Compiles all sources in some folders and returns the seconds from its start to its end. */
  double compile(List<Path> folders, List<String> options)
      throws IOException, InterruptedException {
    Path classes = root.resolve("classes");
    delete(classes);
    List<String> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(files::add);
      }
    }
    Path list = Files.write(root.resolve("files"), files);
    List<String> command = new ArrayList<>(List.of(Processes.tool("javac"), "-nowarn"));
    command.addAll(List.of("-classpath", classPath));
    command.addAll(List.of("-d", Files.createDirectories(classes).toString()));
    command.addAll(options);
    command.add("@" + list);
    long start = System.nanoTime();
    Processes.run(root, command);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Deletes a folder, if it exists, with all that is in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
