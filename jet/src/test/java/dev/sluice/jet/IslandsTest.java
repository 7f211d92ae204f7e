package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How islands are cut, and what leads from one to another. */
@ExtendWith(SharedCluster.class)
class IslandsTest {
  private static final int COUNT = 5_000;

  /** More than all buffers between two members hold. */
  private static final int MANY = 100_000;

  /** Every receiver gets every element, within its island, beside it and on every member. */
  @Pipeline
  @Distributed
  interface Copies {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, COUNT);
    }

    @Broadcast
    Channel<Integer> numbers2();

    @Stage(in = "numbers", out = "numbers2")
    static int same(int number) {
      return number;
    }

    @Stage(in = "numbers2")
    static long count(ReceiveChannel<Integer> numbers2) {
      long count = 0;
      for (int ignored : numbers2) {
        count++;
      }
      return count;
    }

    @Stage(in = "numbers2")
    static long sum(ReceiveChannel<Integer> numbers2) {
      long sum = 0;
      for (int number : numbers2) {
        sum += number;
      }
      return sum;
    }

    @Stage(in = "numbers2", out = "doubled", workers = 3)
    static int twice(int number) {
      return 2 * number;
    }

    @Stage(in = "doubled")
    static long sumOfDoubled(ReceiveChannel<Integer> doubled) {
      long sum = 0;
      for (int number : doubled) {
        sum += number;
      }
      return sum;
    }
  }

  /** Elements that are null. */
  @Pipeline
  @Distributed
  interface Nulls {
    @Stage(out = "words")
    static void words(SendChannel<@Nullable String> words) throws InterruptedException {
      for (int i = 0; i < 100; i++) {
        words.send(i % 2 == 0 ? null : "word");
      }
    }

    @Stage(in = "words", out = "same", workers = 2)
    static void same(ReceiveChannel<@Nullable String> words, SendChannel<@Nullable String> same)
        throws InterruptedException {
      for (String word : words) {
        same.send(word);
      }
    }

    @Stage(in = "same")
    static long nulls(ReceiveChannel<@Nullable String> same) {
      long nulls = 0;
      for (String word : same) {
        nulls += word == null ? 1 : 0;
      }
      return nulls;
    }
  }

  /** A result that is null. */
  @Pipeline
  @Distributed
  interface Nothing {
    @Stage(in = "ends")
    static @Nullable String none(ReceiveChannel<String> ends) {
      for (String ignored : ends) {}
      return null;
    }

    @Stage(out = "ends")
    static Stream<String> ends() {
      return Stream.of("end");
    }
  }

  /** A cycle within an island, and work outside. */
  @Pipeline
  @Distributed
  interface Walk {
    @Stage(out = "worklist")
    static Stream<Integer> seed() {
      return Stream.of(1);
    }

    @Stage(
        in = "worklist",
        out = {"worklist", "found"})
    static void walk(
        int number, @Feedback SendChannel<Integer> worklist, SendChannel<Integer> found)
        throws InterruptedException {
      found.send(number);
      if (number < 512) {
        worklist.send(2 * number);
        worklist.send(2 * number + 1);
      }
    }

    @Stage(in = "found", out = "texts", workers = 2)
    static String text(int found) {
      return "n" + found;
    }

    @Stage(in = "texts")
    static List<String> all(ReceiveChannel<String> texts) {
      List<String> all = new ArrayList<>();
      texts.forEach(all::add);
      return new ArrayList<>(new TreeSet<>(all));
    }
  }

  /** A stage that reads all of one input before the other. */
  @Pipeline
  @Distributed
  interface OneAfterTheOther {
    // Two sources: one that sent both would not end, and so not close firsts, before all seconds
    // have room.
    @Stage(out = "firsts")
    static IntStream firsts() {
      return IntStream.range(0, MANY);
    }

    @Stage(out = "seconds")
    static IntStream seconds() {
      return IntStream.range(0, MANY);
    }

    @Stage(in = "firsts", out = "firsts2", workers = 2)
    static int first(int number) {
      return number;
    }

    @Stage(in = "seconds", out = "seconds2", workers = 2)
    static int second(int number) {
      return number;
    }

    @Stage(in = {"firsts2", "seconds2"})
    static long sum(ReceiveChannel<Integer> firsts2, ReceiveChannel<Integer> seconds2) {
      long sum = 0;
      for (int number : firsts2) {
        sum += number;
      }
      for (int number : seconds2) {
        sum += number;
      }
      return sum;
    }
  }

  /** Objects whose methods are stages are made once on each member. */
  @Pipeline
  @Distributed
  static class Made {
    private final String prefix;

    Made(String prefix) {
      this.prefix = prefix;
    }

    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "numbers", out = "names", workers = 2)
    String name(int number) {
      return prefix + System.identityHashCode(this) + "/" + number;
    }

    @Stage(in = "names")
    Map<String, Integer> count(ReceiveChannel<String> names) {
      Map<String, Integer> counts = new HashMap<>();
      for (String name : names) {
        counts.merge(name.substring(0, name.indexOf('/')), 1, Integer::sum);
      }
      return counts;
    }
  }

  /** A pipeline that is a stage of another. */
  @Pipeline
  interface Evens {
    ReceiveChannel<Integer> numbers();

    SendChannel<Integer> evens();

    @Stage(in = "numbers", out = "evens")
    static Optional<Integer> even(int number) {
      return number % 2 == 0 ? Optional.of(number) : Optional.empty();
    }
  }

  /** A pipeline with a pipeline. */
  @Pipeline(stages = Evens.class)
  @Distributed
  interface Outer {
    Channel<Integer> numbers();

    Channel<Integer> evens();

    @Stage(out = "numbers")
    static IntStream source() {
      return IntStream.range(0, COUNT);
    }

    @Stage(in = "evens", out = "halves", workers = 2)
    static int half(int even) {
      return even / 2;
    }

    @Stage(in = "halves")
    static long sum(ReceiveChannel<Integer> halves) {
      long sum = 0;
      for (int half : halves) {
        sum += half;
      }
      return sum;
    }
  }

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  private static long sum() {
    return (long) COUNT * (COUNT - 1) / 2;
  }

  @Test
  void broadcastsReachEveryReceiver() throws Exception {
    IslandsTest_CopiesPipeline.Results results =
        Objects.requireNonNull(
            new IslandsTest_CopiesOnJet().submit(SharedCluster.member(0)).join());
    assertThat(results.count()).isEqualTo(COUNT);
    assertThat(results.sum()).isEqualTo(sum());
    assertThat(results.sumOfDoubled()).isEqualTo(2 * sum());
  }

  @Test
  void nullsCross() throws Exception {
    assertThat(new IslandsTest_NullsOnJet().submit(SharedCluster.member(0)).join()).isEqualTo(50);
    assertThat(new IslandsTest_NothingOnJet().submit(SharedCluster.member(0)).join()).isNull();
  }

  @Test
  void aCycleEndsWithinItsIsland() throws Exception {
    assertThat(new IslandsTest_WalkOnJet().submit(SharedCluster.member(0)).join()).hasSize(1023);
  }

  @Test
  void oneInputIsReadBeforeTheOther() throws Exception {
    assertThat(new IslandsTest_OneAfterTheOtherOnJet().submit(SharedCluster.member(0)).join())
        .isEqualTo((long) MANY * (MANY - 1));
  }

  @Test
  void objectsAreMadeOnceOnEachMember() throws Exception {
    Map<String, Integer> counts =
        Objects.requireNonNull(
            new IslandsTest_MadeOnJet(() -> new Made("made "))
                .submit(SharedCluster.member(1))
                .join());
    assertThat(counts).hasSize(2);
    assertThat(counts.values().stream().mapToInt(it -> it).sum()).isEqualTo(1000);
  }

  @Test
  void aPipelineIsAStage() throws Exception {
    assertThat(new IslandsTest_OuterOnJet().submit(SharedCluster.member(0)).join())
        .isEqualTo((long) (COUNT / 2) * (COUNT / 2 - 1) / 2);
  }
}
