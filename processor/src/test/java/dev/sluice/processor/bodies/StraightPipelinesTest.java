package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.DeadlockException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Random pipelines of straight-line stages: each that is said to come to a deadlock comes to one.
 * {@code -Dsluice.pipelines} and {@code -Dsluice.pipelines.seed} try more, or others.
 */
class StraightPipelinesTest {
  private static final int PIPELINES = Integer.getInteger("sluice.pipelines", 60);
  private static final long SEED = Long.getLong("sluice.pipelines.seed", 1);

  @Test
  void whatIsReportedComesToADeadlock() throws Exception {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < PIPELINES; i++) {
      String name = "Straight" + i;
      sources.put(name, new Shape(new Random(SEED * 1_000_003 + i)).source(name));
    }
    BodyCompilation checked = BodyCompilation.of(List.copyOf(sources.values()));
    assertThat(checked.others()).isEmpty();
    List<String> reported =
        checked.diagnostics().stream()
            .filter(it -> BodyCompilation.code(it).equals("CertainDeadlock"))
            .map(it -> it.getSource().getName().replaceAll("\\W|java$", ""))
            .toList();
    assertThat(checked.findings()).hasSize(reported.size());
    BodyCompilation compiled =
        BodyCompilation.of(List.copyOf(sources.values()), "-Xplugin:Sluice bodies=off");
    Map<String, Future<Optional<Throwable>>> runs = new TreeMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String name : sources.keySet()) {
        runs.put(name, threads.submit(() -> failure(compiled, name)));
      }
    }
    int ended = 0;
    for (Map.Entry<String, Future<Optional<Throwable>>> run : runs.entrySet()) {
      Optional<Throwable> failure = run.getValue().get();
      if (reported.contains(run.getKey())) {
        assertWithMessage("%s", sources.get(run.getKey()))
            .that(failure.orElse(null))
            .isInstanceOf(DeadlockException.class);
      } else if (failure.isEmpty()) {
        ended++;
      }
    }
    assertThat(reported).isNotEmpty();
    assertThat(ended).isGreaterThan(0);
  }

  private static Optional<Throwable> failure(BodyCompilation compiled, String name) {
    try {
      compiled.main(name);
      return Optional.empty();
    } catch (Throwable e) {
      return Optional.of(e);
    }
  }

  /** A pipeline in the making. Channels lead from earlier stages to later ones. */
  private static final class Shape {
    private final Random random;
    private final List<List<String>> parameters = new ArrayList<>();
    private final List<List<String>> steps = new ArrayList<>();

    Shape(Random random) {
      this.random = random;
    }

    String source(String name) {
      int stages = 2 + random.nextInt(3);
      for (int i = 0; i < stages; i++) {
        parameters.add(new ArrayList<>());
        steps.add(new ArrayList<>());
      }
      int channels = 0;
      for (int i = 1; i < stages; i++) {
        channel("c" + channels++, random.nextInt(i), i);
      }
      for (int more = random.nextInt(4); more > 0; more--) {
        int to = 1 + random.nextInt(stages - 1);
        channel("c" + channels++, random.nextInt(to), to);
      }
      StringBuilder text =
          new StringBuilder("import dev.sluice.*;\nimport dev.sluice.annotation.*;\n\n@Pipeline\n");
      text.append("interface ").append(name).append(" {\n");
      for (int i = 0; i < stages; i++) {
        Collections.shuffle(steps.get(i), random);
        text.append("  @Stage\n  static void s%d(".formatted(i))
            .append(String.join(", ", parameters.get(i)))
            .append(") throws InterruptedException {\n");
        steps.get(i).forEach(step -> text.append("    ").append(step).append('\n'));
        text.append("  }\n\n");
      }
      return text.append("  static void main(String[] args) throws InterruptedException {\n")
          .append("    new %sPipeline().run();\n  }\n}\n".formatted(name))
          .toString();
    }

    private void channel(String name, int from, int to) {
      int capacity = random.nextInt(5) - 2;
      String mark = capacity < 0 ? "" : "@Capacity(" + capacity + ") ";
      parameters.get(to).add(mark + "ReceiveChannel<Integer> " + name);
      int sent = 0;
      for (int sender = 0; sender < to; sender++) {
        if (sender == from || random.nextInt(8) == 0) {
          parameters.get(sender).add("SendChannel<Integer> " + name);
          int sends = 1 + random.nextInt(3);
          sent += sends;
          steps.get(sender).addAll(Collections.nCopies(sends, name + ".send(1);"));
        }
      }
      switch (random.nextInt(8)) {
        case 0, 1 -> steps.get(to).add("for (int value : " + name + ") System.out.print(\"\");");
        case 2 -> steps.get(to).addAll(Collections.nCopies(sent + 1, name + ".receive();"));
        case 3 -> steps.get(to).addAll(Collections.nCopies(sent - 1, name + ".receive();"));
        default -> steps.get(to).addAll(Collections.nCopies(sent, name + ".receive();"));
      }
    }
  }
}
