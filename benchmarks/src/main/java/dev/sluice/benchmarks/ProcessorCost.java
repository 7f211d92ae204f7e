package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the processor and the body rules cost {@code javac}, at another revision and in this tree,
 * in turns. Prints a table. {@code benchmarks/compilers} builds the revisions.
 */
final class ProcessorCost {
  private static final int PIPELINES = 1_000;

  /** How the pipelines are compiled. */
  private enum Variant {
    ALONE("javac alone, with what the processor writes"),
    PROCESSOR("with the processor"),
    BODIES("with the processor and the body checks");

    private final String title;

    Variant(String title) {
      this.title = title;
    }
  }

  /** A revision: what is compiled by it, and how many seconds that took, round by round. */
  private static final class Revision {
    private final Compiler javac;
    private final List<Path> declared;
    private final List<Path> byHand;
    private final Map<Variant, List<Double>> seconds = new EnumMap<>(Variant.class);

    Revision(Path root, String classPath) throws IOException, InterruptedException {
      javac = new Compiler(Files.createDirectories(root), classPath);
      Path declaration = root.resolve("declared");
      Path generated = Files.createDirectories(root.resolve("generated"));
      declared = List.of(declaration);
      byHand = List.of(declaration, generated);
      CompileTime.Kind.SLUICE.write(declaration, PIPELINES);
      javac.compile(declared, processor(false, "-proc:only", "-s", generated.toString()));
    }

    private List<String> processor(boolean bodies, String... more) {
      return javac.processor(CompileTime.Kind.SLUICE.processor(), bodies, more);
    }

    void measure(Variant variant) throws IOException, InterruptedException {
      double time =
          switch (variant) {
            case ALONE -> javac.compile(byHand, javac.alone());
            case PROCESSOR -> javac.compile(declared, processor(false));
            case BODIES -> javac.compile(declared, processor(true));
          };
      seconds.computeIfAbsent(variant, first -> new ArrayList<>()).add(time);
    }

    List<Double> seconds(Variant variant) {
      return seconds.getOrDefault(variant, List.of());
    }

    /** How many times as long as the compiler alone. */
    Measurement share(Variant variant) {
      return ratio(seconds(variant), seconds(Variant.ALONE));
    }
  }

  private ProcessorCost() {}

  /**
   * Measures and prints.
   *
   * @param rounds how often each revision compiles in each way
   * @param before the class path of the older revision's processor
   * @param after the class path of this one's
   * @throws IOException if a compiler cannot be started, or fails
   * @throws InterruptedException if the thread is interrupted
   */
  static void print(int rounds, String before, String after)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sluice-processor-cost");
    try {
      Revision old = new Revision(folder.resolve("before"), before);
      Revision now = new Revision(folder.resolve("after"), after);
      for (int round = 0; round < rounds; round++) {
        // Which is the first changes from round to round.
        List<Revision> turns = round % 2 == 0 ? List.of(old, now) : List.of(now, old);
        for (Variant variant : Variant.values()) {
          for (Revision revision : turns) {
            revision.measure(variant);
          }
        }
        System.err.println("round %d of %d".formatted(round + 1, rounds));
      }
      print(rounds, old, now);
    } finally {
      Compiler.delete(folder);
    }
  }

  private static void print(int rounds, Revision old, Revision now) {
    Machine.heading("What the processor costs").forEach(System.out::println);
    System.out.println(
        "* %,d pipelines of three stages, %d rounds, in turns; seconds of a javac process and ratios within a round: median (least–greatest)"
            .formatted(PIPELINES, rounds));
    System.out.println();
    System.out.println(
        "| javac | before | after | after ÷ before | before ÷ alone | after ÷ alone |");
    System.out.println("|---|---|---|---|---|---|");
    for (Variant variant : Variant.values()) {
      System.out.println(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  variant.title,
                  text(Measurement.of(old.seconds(variant))),
                  text(Measurement.of(now.seconds(variant))),
                  text(ratio(now.seconds(variant), old.seconds(variant))),
                  text(old.share(variant)),
                  text(now.share(variant))));
    }
  }

  private static Measurement ratio(List<Double> dividends, List<Double> divisors) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < dividends.size(); i++) {
      ratios.add(dividends.get(i) / divisors.get(i));
    }
    return Measurement.of(ratios);
  }

  private static String text(Measurement measurement) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        measurement.median(),
        measurement.least(),
        measurement.greatest());
  }
}
