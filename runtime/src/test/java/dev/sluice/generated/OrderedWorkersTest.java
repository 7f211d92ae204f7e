package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The order of the results, who handles which input, and how many are under way. */
final class OrderedWorkersTest {
  @Test
  void resultsLeaveInTheOrderOfTheInputs() throws InterruptedException {
    int values = 100_000;
    List<Integer> results =
        OrderedStage.results(
            values,
            (group, name) -> group.channel(name, 16),
            (value, out) -> {
              // A delay that nobody can foresee: some turns of the scheduler.
              for (int i = ThreadLocalRandom.current().nextInt(4); i > 0; i--) {
                Thread.yield();
              }
              for (int copy = 0; copy < value % 3; copy++) {
                out.send(value);
              }
            });
    List<Integer> expected = new ArrayList<>();
    for (int value = 0; value < values; value++) {
      for (int copy = 0; copy < value % 3; copy++) {
        expected.add(value);
      }
    }
    assertThat(results).isEqualTo(expected);
  }

  @Test
  void theOthersGoOnUpToTheBoundWhileTheFirstStalls() throws InterruptedException {
    int bound = 50;
    Channel<Void> gate = Channel.make();
    AtomicInteger finished = new AtomicInteger();
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      group.go("numbers", () -> OrderedStage.count(in, 1_000), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, bound);
      OrderedStage.start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            if (value == 0) {
              gate.receive();
            }
            results.send(value);
            finished.incrementAndGet();
          });
      result = group.call("collect", () -> OrderedStage.collect(out));
      // The turns 1 to 49 are kept; the other workers wait and hold nothing.
      int most = bound - 1;
      Eventually.until(() -> finished.get() == most);
      Eventually.blocked("numbers");
      assertThat(finished.get()).isEqualTo(most);
      gate.close();
      group.join();
    }
    assertThat(result.resultNow()).hasSize(1_000);
    assertThat(result.resultNow()).isInOrder();
  }

  @Test
  void aGoroutineOfAStepMaySendUntilTheStepReturns() throws InterruptedException {
    List<Integer> results =
        OrderedStage.results(
            1_000,
            (group, name) -> group.channel(name, 0),
            (value, out) -> {
              WaitGroup children = new WaitGroup();
              for (int i = 0; i < 4; i++) {
                children.go(() -> out.send(value));
              }
              children.await();
            });
    assertThat(results).hasSize(4_000);
    assertThat(results).isInOrder();
  }

  @Test
  void aSelectMaySendAResult() throws InterruptedException {
    List<Integer> results =
        OrderedStage.results(
            1_000,
            Group::channel,
            (value, out) -> {
              out.send(value);
              Select.of(Select.send(out, value)).await();
              out.send(value);
            });
    assertThat(results).hasSize(3_000);
    assertThat(results).isInOrder();
  }

  @Test
  void anInputMayWaitForTheOneBehindItWhileAWorkerIsIdle() throws InterruptedException {
    int values = 20_000;
    int distance = 2_000;
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      // Inputs are taken several at once.
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      List<Channel<Void>> gates = new ArrayList<>();
      for (int value = 0; value < values; value += distance) {
        gates.add(group.channel("gate of " + value, 0));
      }
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
      OrderedStage.start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            if (value % distance == 0) {
              gates.get(value / distance).receive();
            } else if (value % distance == 1) {
              gates.get(value / distance).close();
            }
            results.send(value);
          });
      result = group.call("collect", () -> OrderedStage.collect(out));
      group.join();
    }
    assertThat(result.resultNow()).hasSize(values);
    assertThat(result.resultNow()).isInStrictOrder();
  }

  @Test
  void aResultLeavesWhenAllBeforeItHaveLeft() throws InterruptedException {
    int values = 10_000;
    int distance = 100;
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out", 0);
      List<Channel<Void>> received = new ArrayList<>();
      for (int value = 0; value < values; value += distance) {
        received.add(group.channel("receipt of " + value, 0));
      }
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
      OrderedStage.start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            if (value % distance == 1) {
              received.get(value / distance).receive();
            }
            results.send(value);
          });
      result =
          group.call(
              "collect",
              () -> {
                List<Integer> all = new ArrayList<>();
                for (int value : out) {
                  all.add(value);
                  if (value % distance == 0) {
                    received.get(value / distance).close();
                  }
                }
                return all;
              });
      group.join();
    }
    assertThat(result.resultNow()).hasSize(values);
    assertThat(result.resultNow()).isInStrictOrder();
  }

  @Test
  void aBoundBelowOneIsRefused() {
    Channel<Integer> channel = Channel.make();
    assertThrows(IllegalArgumentException.class, () -> new OrderedWorkers<>(channel, channel, 0));
  }
}
