package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lombok beside us on the processor path. It changes classes while they are compiled, so the order
 * of the two must not matter. It opens javac's internals, so it runs in a process of its own.
 */
class LombokTest {
  private static final Path LOMBOK = Path.of("target", "neighbours", "lombok.jar");

  @TempDir Path directory;

  /** The stage class has a logger and accessors of Lombok's, the pipeline a getter too. */
  private List<Path> sources() throws IOException {
    return List.of(
        source(
            "Parse",
            """
            import dev.sluice.*;

            @lombok.extern.java.Log
            @lombok.Data
            class Parse {
              private final int base;
              private int seen;

              public void run(ReceiveChannel<String> lines, SendChannel<Integer> numbers)
                  throws InterruptedException {
                for (String line : lines) {
                  log.fine(line);
                  numbers.send(Integer.parseInt(line, base));
                }
              }
            }
            """),
        source(
            "Lines",
            """
            import dev.sluice.*;
            import dev.sluice.annotation.*;

            @Pipeline(stages = Parse.class)
            @lombok.RequiredArgsConstructor
            @lombok.Getter
            class Lines {
              private final int count;

              @Stage(out = "lines")
              void lines(SendChannel<String> out) throws InterruptedException {
                for (int i = 0; i < getCount(); i++) {
                  out.send("1" + i);
                }
              }

              @Stage(in = "numbers")
              static long sum(ReceiveChannel<Integer> in) {
                long sum = 0;
                for (int number : in) {
                  sum += number;
                }
                return sum;
              }

              public static void main(String[] arguments) throws InterruptedException {
                System.out.println(new LinesPipeline(new Lines(3), new Parse(8)).run());
              }
            }
            """),
        source(
            "Shops",
            """
            import dev.sluice.annotation.*;
            import java.util.stream.Stream;

            @Pipeline
            interface Shops {
              @lombok.Value
              class Order {
                String customer;
                boolean urgent;
              }

              @Stage(out = "orders")
              static Stream<Order> orders() {
                return Stream.of(new Order("a", true));
              }

              @Stage(in = "orders", out = "booked", by = "getCustomer", workers = 2)
              static Order book(Order order) {
                return order;
              }

              @Stage(in = "booked", by = "isUrgent", workers = 2)
              static void ship(Order order) {}
            }
            """));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOrderOfTheProcessorsDoesNotMatter(boolean lombokFirst) throws Exception {
    String ours = System.getProperty("java.class.path");
    List<String> path = new ArrayList<>(List.of(ours));
    path.add(lombokFirst ? 0 : 1, LOMBOK.toAbsolutePath().toString());
    List<String> compile =
        new ArrayList<>(
            List.of(
                tool("javac"),
                "-d",
                directory.resolve("classes").toString(),
                "-classpath",
                String.join(File.pathSeparator, path),
                "-processorpath",
                String.join(File.pathSeparator, path)));
    sources().forEach(source -> compile.add(source.toString()));
    run(compile);
    assertThat(
            run(
                List.of(
                    tool("java"),
                    "-classpath",
                    directory.resolve("classes") + File.pathSeparator + ours,
                    "Lines")))
        .isEqualTo("27"); // 10, 11 and 12, read as octal
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name + ".java"), text);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Runs a command, which must succeed, and returns what it prints. */
  private String run(List<String> command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.to(output.toFile()))
            .redirectError(Redirect.to(errors.toFile()))
            .start();
    int status = process.waitFor();
    assertWithMessage(Files.readString(errors, UTF_8)).that(status).isEqualTo(0);
    return Files.readString(output, UTF_8).strip();
  }
}
