package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Failed;
import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, failures of elements, batches and given numbers across members. */
@ExtendWith(SharedCluster.class)
class EverydayStagesTest {
  private static final int KEYS = 50;
  private static final int COUNT = 10_000;

  /** Says where each element was, by its key. */
  @Pipeline
  @Distributed
  static class Keyed {
    private final String member = UUID.randomUUID().toString();

    /** An element. */
    record Item(String key, int number) {}

    /** Where an element was. */
    record Placed(String key, int number, String place) {}

    @Stage(out = "items")
    static List<Item> items() {
      return IntStream.range(0, COUNT).mapToObj(i -> new Item("key " + i % KEYS, i)).toList();
    }

    @Stage(in = "items", out = "placed", workers = 3, by = "key")
    Placed place(Item item) {
      return new Placed(item.key(), item.number(), member + " " + Thread.currentThread().getName());
    }

    @Stage(in = "placed")
    static Map<String, List<String>> collect(ReceiveChannel<Placed> placed) {
      Map<String, Set<String>> places = new HashMap<>();
      Map<String, Integer> last = new HashMap<>();
      for (Placed one : placed) {
        String key = one.key();
        places.computeIfAbsent(key, it -> new HashSet<>()).add(one.place());
        Integer before = last.put(key, one.number());
        if (before != null && before >= one.number()) {
          throw new IllegalStateException(before + " came before " + one.number());
        }
      }
      Map<String, List<String>> result = new HashMap<>();
      places.forEach((key, set) -> result.put(key, new ArrayList<>(set)));
      return result;
    }
  }

  /** An element that fails does not end the job. */
  @Pipeline
  @Distributed
  interface Rejecting {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "numbers", out = "halves", workers = Stage.GIVEN, failed = "rejected")
    static int half(int number) {
      if (number % 2 == 1) {
        throw new IllegalArgumentException("odd: " + number);
      }
      return number / 2;
    }

    @Stage(in = "halves")
    static long sum(ReceiveChannel<Integer> halves) {
      long sum = 0;
      for (int half : halves) {
        sum += half;
      }
      return sum;
    }

    @Stage(in = "rejected")
    static List<String> rejected(ReceiveChannel<Failed<Integer>> rejected) {
      List<String> all = new ArrayList<>();
      for (Failed<Integer> one : rejected) {
        all.add(one.value() + " " + one.cause());
      }
      return all;
    }
  }

  /** Batches on every member. */
  @Pipeline
  @Distributed
  interface Batches {
    @Stage(out = "numbers")
    static IntStream numbers() {
      return IntStream.range(0, 1000);
    }

    @Stage(in = "numbers", out = "sums", workers = 2)
    @Batch(max = 10, millis = 5)
    static long sum(List<Integer> numbers) {
      return numbers.stream().mapToLong(it -> it).sum();
    }

    @Stage(in = "sums")
    static long total(ReceiveChannel<Long> sums) {
      long total = 0;
      for (long sum : sums) {
        total += sum;
      }
      return total;
    }
  }

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  @Test
  void elementsWithEqualKeysMeetInOrder() throws Exception {
    Map<String, List<String>> places =
        Objects.requireNonNull(
            new EverydayStagesTest_KeyedOnJet(Keyed::new).submit(SharedCluster.member(0)).join());
    assertThat(places).hasSize(KEYS);
    Set<String> all = new HashSet<>();
    places.forEach(
        (key, at) -> {
          assertWithMessage(key).that(at).hasSize(1);
          all.addAll(at);
        });
    assertThat(all.size()).isGreaterThan(3);
  }

  @Test
  void elementsThatFailGoElsewhere() throws Exception {
    EverydayStagesTest_RejectingPipeline.Results results =
        Objects.requireNonNull(
            new EverydayStagesTest_RejectingOnJet(2).submit(SharedCluster.member(0)).join());
    assertThat(results.sum()).isEqualTo(499L * 500 / 2);
    assertThat(results.rejected()).hasSize(500);
    assertThat(results.rejected()).contains("7 java.lang.IllegalArgumentException: odd: 7");
  }

  @Test
  void batchesAreMadeOnEveryMember() throws Exception {
    assertThat(new EverydayStagesTest_BatchesOnJet().submit(SharedCluster.member(1)).join())
        .isEqualTo(499_500);
  }
}
