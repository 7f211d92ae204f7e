package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every capacity, with one to eight senders and receivers (rules FIF-01, FIF-09, FIF-10). */
final class CapacitiesTest {
  private static final int VALUES = 1_000;

  private record Tagged(int sender, int number) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostDoubledOrOutOfOrder(int parties) throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      check(capacity, parties);
    }
  }

  private static void check(int capacity, int parties) throws InterruptedException {
    List<Future<List<Tagged>>> received = new ArrayList<>();
    try (Group group = Group.open("capacity " + capacity)) {
      Channel<Tagged> channel = group.channel("values", capacity);
      WaitGroup senders = new WaitGroup();
      for (int s = 0; s < parties; s++) {
        int sender = s;
        senders.add(1);
        group.go(
            "sender " + sender,
            () -> {
              for (int number = 0; number < VALUES / parties; number++) {
                channel.send(new Tagged(sender, number));
              }
            },
            senders::done);
      }
      group.go(
          "closer",
          () -> {
            senders.await();
            channel.close();
          });
      for (int r = 0; r < parties; r++) {
        received.add(
            group.call(
                "receiver " + r,
                () -> {
                  List<Tagged> values = new ArrayList<>();
                  channel.forEach(values::add);
                  return values;
                }));
      }
      group.join();
    }
    Map<Tagged, Integer> times = new HashMap<>();
    for (Future<List<Tagged>> one : received) {
      int[] last = new int[parties];
      for (Tagged value : one.resultNow()) {
        times.merge(value, 1, Integer::sum);
        assertThat(value.number()).isAtLeast(last[value.sender()]);
        last[value.sender()] = value.number();
      }
    }
    assertThat(times).hasSize(VALUES / parties * parties);
    assertThat(times.values().stream().allMatch(count -> count == 1)).isTrue();
  }
}
