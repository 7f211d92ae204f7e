package dev.sluice.processor.equivalence;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multisets;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Goroutines;
import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pipelines do the same whether their stages are fused or each has a goroutine of its own:
 * what goes through them if one value is taken after the other, in that order where order is
 * promised. The number of a failing test is the seed of its pipeline.
 */
@Timeout(60)
class EquivalenceTest {
  private static final int PIPELINES = Integer.getInteger("sluice.equivalence.pipelines", 200);

  @TempDir static Path directory;

  private static URLClassLoader loader;

  static IntStream seeds() {
    return IntStream.range(0, PIPELINES);
  }

  /** All in one run of the compiler. */
  @BeforeAll
  @Timeout(600)
  static void compile() {
    List<Source> sources = new ArrayList<>();
    for (RandomPipeline pipeline : seeds().mapToObj(RandomPipeline::of).toList()) {
      for (boolean fused : List.of(true, false)) {
        String path = "example/" + PipelineText.className(pipeline, fused) + ".java";
        sources.add(new Source(path, PipelineText.of(pipeline, fused)));
      }
    }
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, sources);
    assertThat(compilation.reports()).isEmpty();
    loader = compilation.loader();
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fusedAndAsyncDoTheSame(int seed) throws Exception {
    RandomPipeline pipeline = RandomPipeline.of(seed);
    for (boolean fused : List.of(true, false)) {
      check(pipeline, run(pipeline, fused), PipelineText.of(pipeline, fused));
    }
  }

  /** The pipelines are as different as they should be. */
  @Test
  void everythingOccurs() {
    List<RandomPipeline> all = IntStream.range(0, 200).mapToObj(RandomPipeline::of).toList();
    assertThat(all.stream().filter(RandomPipeline::fails).count()).isAtLeast(20);
    assertThat(all.stream().filter(it -> it.stopsAfter().isPresent()).count()).isAtLeast(20);
    assertThat(all.stream().filter(it -> it.source().count().isEmpty()).count()).isAtLeast(10);
    assertThat(all.stream().filter(it -> it.merged().isPresent()).count()).isAtLeast(10);
    assertThat(all.stream().flatMap(it -> it.links().stream()).filter(it -> it.broadcast()).count())
        .isAtLeast(20);
    for (RandomPipeline.Form form : RandomPipeline.Form.values()) {
      List<RandomPipeline.Step> steps =
          all.stream().flatMap(it -> it.steps().stream()).filter(it -> it.form() == form).toList();
      assertThat(steps.size()).isAtLeast(60);
      assertThat(steps.stream().filter(it -> it.workers() > 1).count()).isAtLeast(10);
    }
    assertThat(all.stream().flatMap(it -> it.steps().stream()).filter(it -> it.nested()).count())
        .isAtLeast(30);
  }

  /** What a run collected, and the message of what it failed with. */
  private record Outcome(Map<String, List<Long>> seen, Optional<String> failure) {}

  private static Outcome run(RandomPipeline pipeline, boolean fused) throws Exception {
    Class<?> type = loader.loadClass("example." + PipelineText.className(pipeline, fused));
    Method run = type.getDeclaredMethod("run");
    run.setAccessible(true);
    Optional<String> failure = Optional.empty();
    try {
      run.invoke(null);
    } catch (InvocationTargetException e) {
      failure = Optional.of(root(requireNonNull(e.getCause())));
    }
    assertThat(Goroutines.all()).isEmpty();
    var seen = type.getDeclaredField("SEEN");
    seen.setAccessible(true);
    @SuppressWarnings("unchecked") // it is declared so
    Map<String, List<Long>> lists = (Map<String, List<Long>>) seen.get(null);
    return new Outcome(lists, failure);
  }

  /** The message of what a stage, perhaps one inside, failed with. */
  private static String root(Throwable failure) {
    assertThat(failure).isInstanceOf(GoroutineFailedException.class);
    Throwable cause = requireNonNull(failure.getCause());
    return cause instanceof GoroutineFailedException ? root(cause) : "" + cause.getMessage();
  }

  private static void check(RandomPipeline pipeline, Outcome outcome, String text) {
    assertWithMessage(text)
        .that(outcome.failure())
        .isEqualTo(
            pipeline.steps().stream()
                .flatMapToLong(step -> step.failsAt().stream())
                .mapToObj(value -> "at " + value)
                .findFirst());
    Reference reference = Reference.of(pipeline);
    int last = pipeline.links().size() - 1;
    List<Long> sink = outcome.seen().getOrDefault("sink", List.of());
    List<Long> all = reference.links().get(last);
    List<Long> expected =
        pipeline.stopsAfter().isPresent()
            ? all.subList(0, Math.min(all.size(), pipeline.stopsAfter().getAsInt()))
            : all;
    boolean whole = outcome.failure().isEmpty();
    if (pipeline.stopsAfter().isPresent()) {
      assertWithMessage(text).that(sink).hasSize(expected.size());
      part(text, sink, all, pipeline.isOrderedAt(last));
    } else {
      compare(text, sink, all, pipeline.isOrderedAt(last), whole);
    }
    // A sink that stops ends what is before it, but not the others to whom is broadcast.
    for (int i = 0; i <= last; i++) {
      if (pipeline.links().get(i).broadcast()) {
        List<Long> tapped = outcome.seen().getOrDefault("tap" + i, List.of());
        boolean all2 = whole && !isCutOff(pipeline, i);
        compare(text, tapped, reference.links().get(i), pipeline.isOrderedAt(i), all2);
      }
    }
    reference
        .sides()
        .forEach(
            (i, side) -> {
              List<Long> seen = outcome.seen().getOrDefault("seeSide" + i, List.of());
              boolean ordered = pipeline.isOrderedAt(i) && pipeline.steps().get(i).keepsOrder();
              // A splitter goes on for its side, also when nobody takes the rest.
              compare(text, seen, side, ordered, whole);
            });
  }

  /**
   * Whether the stage before a link may have ended early: no broadcast keeps it going, and no stage
   * with two outputs, of which one has a receiver still.
   */
  private static boolean isCutOff(RandomPipeline pipeline, int link) {
    return pipeline.stopsAfter().isPresent()
        && pipeline.steps().subList(link, pipeline.steps().size()).stream()
            .noneMatch(step -> step.form() == RandomPipeline.Form.SPLITTER)
        && pipeline.links().subList(link, pipeline.links().size()).stream()
            .noneMatch(RandomPipeline.Link::broadcast);
  }

  private static void compare(
      String text, List<Long> seen, List<Long> expected, boolean ordered, boolean whole) {
    if (!whole) {
      part(text, seen, expected, ordered);
    } else if (ordered) {
      assertWithMessage(text).that(seen).isEqualTo(expected);
    } else {
      assertWithMessage(text).that(seen).containsExactlyElementsIn(expected);
    }
  }

  /** A beginning, where order is promised, else any part. */
  private static void part(String text, List<Long> seen, List<Long> expected, boolean ordered) {
    assertWithMessage(text).that(seen.size()).isAtMost(expected.size());
    if (ordered) {
      assertWithMessage(text).that(seen).isEqualTo(expected.subList(0, seen.size()));
    } else {
      assertWithMessage(text)
          .that(
              Multisets.containsOccurrences(
                  HashMultiset.create(expected), HashMultiset.create(seen)))
          .isTrue();
    }
  }
}
