package dev.sluice.processor.bodies;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program, not a test: the processor time that javac takes for many pipelines of five stages,
 * alone, with the annotation processor, and with the body rules as well. javac works in one thread,
 * and its processor time is counted, so that a busy machine does not matter.
 */
final class CompileTimes {
  private CompileTimes() {}

  /**
   * Prints a table.
   *
   * @param arguments numbers of pipelines; 100 and 1000 by default
   */
  public static void main(String[] arguments) {
    List<Integer> sizes = new ArrayList<>();
    for (String argument : arguments) {
      sizes.add(Integer.valueOf(argument));
    }
    if (sizes.isEmpty()) {
      sizes.addAll(List.of(100, 1_000));
    }
    for (int i = 0; i < 3; i++) {
      seconds(100); // the compiler itself has to be compiled first
      seconds(100, "-proc:none");
    }
    System.out.println("| pipelines | javac alone | with the processor | and the body rules |");
    System.out.println("|---:|---:|---:|---:|");
    for (int size : sizes) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %.1f s | %.1f s | %.1f s |%n",
          size,
          seconds(size, "-proc:none", "-Xplugin:Sluice bodies=off"),
          seconds(size, "-Xplugin:Sluice bodies=off"),
          seconds(size));
    }
  }

  private static double seconds(int pipelines, String... options) {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < pipelines; i++) {
      sources.add(source("Pipe" + i));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    BodyCompilation compilation = BodyCompilation.of(sources, options);
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    if (!compilation.diagnostics().isEmpty()) {
      throw new IllegalStateException(compilation.messages().toString());
    }
    return seconds;
  }

  private static String source(String name) {
    return """
    import dev.sluice.*;
    import dev.sluice.annotation.*;

    @Pipeline
    interface %s {
      @Stage(out = "numbers")
      static void source(SendChannel<Integer> out) throws InterruptedException {
        for (int i = 0; i < 100; i++) out.send(i);
      }

      @Stage(in = "numbers", out = "squares")
      static void square(ReceiveChannel<Integer> in, SendChannel<Integer> out)
          throws InterruptedException {
        for (int v : in) out.send(v * v);
      }

      @Stage(in = "squares", out = "even", workers = 3)
      static void filter(ReceiveChannel<Integer> in, SendChannel<Integer> out)
          throws InterruptedException {
        for (int v : in) {
          if (v %% 2 == 0) out.send(v);
        }
      }

      @Stage(in = "even", out = "text")
      static void print(ReceiveChannel<Integer> in, SendChannel<String> out)
          throws InterruptedException {
        while (true) {
          Received<Integer> v = in.receiveOk();
          if (!v.ok()) return;
          out.send("value " + v.value());
        }
      }

      @Stage(in = "text")
      static int count(ReceiveChannel<String> in) {
        int n = 0;
        for (String line : in) n += line.length();
        return n;
      }
    }
    """
        .formatted(name);
  }
}
