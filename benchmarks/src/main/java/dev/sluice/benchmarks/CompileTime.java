package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an annotation processor costs: {@code javac} as a process of its own, from its start to its
 * end. It is compared with {@code javac} alone on the same sources together with those that the
 * processor writes, which is what a user would compile who had written them by hand.
 */
final class CompileTime {
  /** What is compiled. */
  enum Kind {
    /** Pipelines of three goroutine stages. */
    SLUICE("Sluice", "dev.sluice.processor.SluiceProcessor"),
    /** Value classes of AutoValue, for comparison. */
    AUTO_VALUE("AutoValue", "com.google.auto.value.processor.AutoValueProcessor");

    private final String title;
    private final String processor;

    Kind(String title, String processor) {
      this.title = title;
      this.processor = processor;
    }

    String title() {
      return title;
    }

    String processor() {
      return processor;
    }

    /** Writes a number of declarations into a folder. */
    void write(Path folder, int count) throws IOException {
      for (int i = 0; i < count; i++) {
        Path file = folder.resolve("p%d/Example%d.java".formatted(i % 10, i));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source(i));
      }
    }

    private String source(int number) {
      return switch (this) {
        case SLUICE -> pipeline(number);
        case AUTO_VALUE -> value(number);
      };
    }
  }

  static final String ALONE = "javac alone";
  static final String COPYING = "with a processor that only copies the text";
  static final String PROCESSOR = "with processor";
  static final String BODIES = "with processor and body checks";

  private final Path directory;
  private final int runs;

  /**
   * A measurement.
   *
   * @param directory for the sources, deleted at the end
   * @param runs of the compiler for each number
   */
  CompileTime(Path directory, int runs) {
    this.directory = directory;
    this.runs = runs;
  }

  /**
   * Compiles a number of declarations, the variants in turn.
   *
   * @return seconds by variant, javac alone first
   */
  Map<String, Measurement> measure(Kind kind, int count) throws IOException, InterruptedException {
    Path root = directory.resolve(kind + "-" + count);
    Path declared = root.resolve("declared");
    Path generated = Files.createDirectories(root.resolve("generated"));
    kind.write(declared, count);
    Compiler javac = new Compiler(root, System.getProperty("java.class.path"));
    javac.compile(
        List.of(declared),
        javac.processor(kind.processor, false, "-proc:only", "-s", generated.toString()));
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      add(seconds, ALONE, javac.compile(List.of(declared, generated), javac.alone()));
      String option = "-A%s=%s".formatted(CopyingProcessor.OPTION, generated);
      List<String> copying = javac.processor(CopyingProcessor.class.getName(), false, option);
      add(seconds, COPYING, javac.compile(List.of(declared), copying));
      List<String> processing = javac.processor(kind.processor, false);
      add(seconds, PROCESSOR, javac.compile(List.of(declared), processing));
      if (kind == Kind.SLUICE) {
        List<String> checking = javac.processor(kind.processor, true);
        add(seconds, BODIES, javac.compile(List.of(declared), checking));
      }
    }
    Compiler.delete(root);
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    seconds.forEach((variant, values) -> measurements.put(variant, Measurement.of(values)));
    return measurements;
  }

  private static void add(Map<String, List<Double>> seconds, String variant, double value) {
    seconds.computeIfAbsent(variant, _ -> new ArrayList<>()).add(value);
  }

  private static String pipeline(int number) {
    return """
    package p%d;

    import dev.sluice.ReceiveChannel;
    import dev.sluice.SendChannel;
    import dev.sluice.annotation.Pipeline;
    import dev.sluice.annotation.Stage;

    @Pipeline
    interface Example%d {
      @Stage(out = "naturals")
      static void counter(SendChannel<Integer> out) throws InterruptedException {
        for (int x = 0; x < %d; x++) {
          out.send(x);
        }
      }

      @Stage(in = "naturals", out = "squares")
      static void squarer(SendChannel<Integer> out, ReceiveChannel<Integer> in)
          throws InterruptedException {
        for (int v : in) {
          out.send(v * v);
        }
      }

      @Stage(in = "squares")
      static long adder(ReceiveChannel<Integer> in) {
        long sum = 0;
        for (int v : in) {
          sum += v;
        }
        return sum;
      }
    }
    """
        .formatted(number % 10, number, number);
  }

  private static String value(int number) {
    return """
    package p%1$d;

    import com.google.auto.value.AutoValue;
    import java.util.List;

    @AutoValue
    abstract class Example%2$d {
      abstract String name();

      abstract int count();

      abstract List<String> lines();

      static Example%2$d of(String name, List<String> lines) {
        return new AutoValue_Example%2$d(name, %2$d, lines);
      }
    }
    """
        .formatted(number % 10, number);
  }
}
