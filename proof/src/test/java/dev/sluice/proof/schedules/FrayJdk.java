package dev.sluice.proof.schedules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the JDK that runs the tests, whose class library asks Fray before it synchronizes. It
 * is made by {@code jlink} with Fray's plugin, once for each build folder. Fray's own build plugin
 * would load another JDK from the net.
 */
final class FrayJdk {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The jars that the plugin of {@code jlink} needs. */
  private static final List<String> PLUGIN =
      List.of(
          "fray-instrumentation-base",
          "fray-instrumentation-jdk",
          "fray-runtime",
          "fray-rmi",
          "kotlin-stdlib",
          "kotlin-reflect",
          "kotlinx-serialization",
          "annotations-",
          "asm");

  private static final List<String> MODULES =
      List.of("java.base", "java.instrument", "java.logging", "java.rmi", "jdk.unsupported");

  private final Path folder;

  private FrayJdk(Path folder) {
    this.folder = folder;
  }

  /** Whether Fray has a native part for this machine, and the JDK can be copied. */
  static boolean isSupported() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")
        && Files.exists(Path.of(System.getProperty("java.home"), "bin", "jlink"));
  }

  /** Makes the JDK, if that is not done. */
  static FrayJdk in(Path folder) throws IOException, InterruptedException {
    Path done = folder.resolve("made-of-" + Runtime.version());
    if (!Files.exists(done)) {
      delete(folder);
      Files.createDirectories(folder);
      FrayJdk jdk = new FrayJdk(folder);
      jdk.link();
      jdk.extractAgent();
      Files.createFile(done);
    }
    return new FrayJdk(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void link() throws IOException, InterruptedException {
    String path = String.join(":", jars(PLUGIN));
    Path log = folder.resolve("jlink.txt");
    Process jlink =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "-J-javaagent:" + jar("fray-instrumentation-jdk"),
                "-J--module-path=" + path,
                "-J--class-path=" + path,
                "-J--add-modules=org.pastalab.fray.instrumentation.jdk",
                "--output=" + folder.resolve("jdk"),
                "--add-modules=" + String.join(",", MODULES),
                "--fray-instrumentation")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!jlink.waitFor(LIMIT) || jlink.exitValue() != 0) {
      jlink.destroyForcibly();
      throw new IOException("jlink has failed:\n" + Files.readString(log));
    }
  }

  private void extractAgent() throws IOException {
    try (InputStream library = FrayJdk.class.getResourceAsStream("/libjvmti.so")) {
      if (library == null) {
        throw new IOException("the native part of Fray is not on the class path");
      }
      Files.copy(library, agent(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path agent() {
    return folder.resolve("libjvmti.so");
  }

  /** Runs a main class; gives what it has written. */
  String run(Class<?> main, Duration limit, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                folder.resolve("jdk/bin/java").toString(),
                "-javaagent:" + jar("fray-instrumentation-agent"),
                "-agentpath:" + agent().toAbsolutePath(),
                "-Dfray.workDir=" + folder.resolve("work"),
                "-Dsluice.stalls=off",
                "-cp",
                String.join(":", classPath()),
                main.getName()));
    command.addAll(arguments);
    Path output = Files.createTempFile(folder, "run", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(limit);
    process.destroyForcibly().waitFor();
    String said =
        Files.readString(output)
            .lines()
            .filter(line -> !line.startsWith("Iterations") && !line.startsWith("Report is"))
            .collect(Collectors.joining("\n"));
    return ended ? said : said + "\nthe time is over";
  }

  /** What the tests run with, without the tools that replace classes themselves. */
  private static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(jar -> !name(jar).startsWith("lincheck"))
        .toList();
  }

  private static List<String> jars(List<String> names) {
    return classPath().stream()
        .filter(jar -> names.stream().anyMatch(name(jar)::startsWith))
        .toList();
  }

  private static String jar(String name) {
    return jars(List.of(name)).getFirst();
  }

  private static String name(String jar) {
    return Path.of(jar).getFileName().toString();
  }
}
