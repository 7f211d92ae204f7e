package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Programs that run in a virtual machine of their own, because the rule is about their end. */
final class Child {
  private Child() {}

  /** How a program ended, and what it wrote. */
  record Result(int status, String out, String errors) {}

  /** Runs a main class with options for the virtual machine; fails after a minute. */
  static Result run(Class<?> program, String... options) throws IOException, InterruptedException {
    return run(program, Duration.ofMinutes(1), options);
  }

  /** As above; fails after a time. */
  static Result run(Class<?> program, Duration limit, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Path out = Files.createTempFile("child", ".out");
    Path errors = Files.createTempFile("child", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile())
              .start();
      try {
        assertWithMessage("%s has ended", program).that(process.waitFor(limit)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(errors));
    } finally {
      Files.delete(out);
      Files.delete(errors);
    }
  }
}
