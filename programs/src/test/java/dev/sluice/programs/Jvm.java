package dev.sluice.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a virtual machine of its own, of the test's JDK and with its class path. */
final class Jvm {
  private static final Duration DUMP_LIMIT = Duration.ofSeconds(20);

  private Jvm() {}

  /**
   * How a program ended.
   *
   * @param timedOut whether it was ended because its time was over; then a dump of all threads is
   *     part of the output
   * @param status the exit code
   * @param output what it wrote to its output and error streams
   */
  record Result(boolean timedOut, int status, String output) {
    /** Whether it ended by itself and found nothing wrong. */
    boolean isWell() {
      return !timedOut
          && status == 0
          && output.lines().anyMatch(line -> line.startsWith("ok "))
          && output.lines().noneMatch(line -> line.startsWith("BUG"));
    }
  }

  static Result run(Class<?> main, int parallelism, Duration limit, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.add("-Djdk.virtualThreadScheduler.parallelism=" + parallelism);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Path folder = Files.createTempDirectory("program");
    Path output = folder.resolve("output.txt");
    Path dump = folder.resolve("dump.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit);
        if (!ended) {
          dump(process, output, dump);
        }
        process.destroyForcibly().waitFor();
        String threads = Files.exists(dump) ? Files.readString(dump) : "";
        return new Result(!ended, process.exitValue(), Files.readString(output) + threads);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(dump);
      Files.delete(folder);
    }
  }

  /** Adds the stacks of platform threads to the output, and all threads to a file of their own. */
  private static void dump(Process process, Path output, Path dump)
      throws IOException, InterruptedException {
    jcmd(process, output, "Thread.print");
    jcmd(process, output, "Thread.dump_to_file", dump.toAbsolutePath().toString());
  }

  private static void jcmd(Process process, Path output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(process.pid())));
    command.addAll(List.of(arguments));
    Process jcmd =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    if (!jcmd.waitFor(DUMP_LIMIT)) {
      jcmd.destroyForcibly();
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
