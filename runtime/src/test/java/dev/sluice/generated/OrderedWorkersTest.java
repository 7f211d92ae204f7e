package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OrderedWorkersTest {
  private static final int WORKERS = 16;

  @Test
  void resultsLeaveInTheOrderOfTheInputs() throws InterruptedException {
    int values = 100_000;
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 16);
      Channel<Integer> out = group.channel("out", 16);
      group.go("numbers", () -> count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            // A delay that nobody can foresee: some turns of the scheduler.
            for (int i = ThreadLocalRandom.current().nextInt(4); i > 0; i--) {
              Thread.yield();
            }
            for (int copy = 0; copy < value % 3; copy++) {
              results.send(value);
            }
          });
      result = group.call("collect", () -> collect(out));
      group.join();
    }
    List<Integer> expected = new ArrayList<>();
    for (int value = 0; value < values; value++) {
      for (int copy = 0; copy < value % 3; copy++) {
        expected.add(value);
      }
    }
    assertThat(result.resultNow()).isEqualTo(expected);
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
      group.go("numbers", () -> count(in, 1_000), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, bound);
      start(
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
      result = group.call("collect", () -> collect(out));
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
  void aReceiverThatEndsEarlyEndsTheWorkers() throws InterruptedException {
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      group.go("numbers", () -> count(in, Integer.MAX_VALUE), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, WORKERS);
      start(group, workers, in, out, (value, results) -> results.send(value));
      group.go("few", () -> assertThat(out.receive()).isEqualTo(0), out::abandon);
      group.join();
    }
  }

  @Test
  void aStepThatFailsEndsTheOthers() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    group.go("numbers", () -> count(in, Integer.MAX_VALUE), in::close);
    OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, WORKERS);
    start(
        group,
        workers,
        in,
        out,
        (value, results) -> {
          if (value == 500) {
            throw new ArithmeticException("500");
          }
          results.send(value);
        });
    group.go("collect", () -> collect(out), out::abandon);
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("500");
  }

  @Test
  void workersThatWaitForAnInputThatNeverComesAreADeadlock() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
    start(group, workers, in, out, (value, results) -> results.send(value));
    group.go("collect", () -> collect(out), out::abandon);
    DeadlockException thrown =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    // Those that wait behind the first one wait for the input like it.
    assertThat(thrown).hasMessageThat().contains("'worker-1' [chan receive] in");
    assertThat(thrown).hasMessageThat().contains("'worker-2' [chan receive] in");
  }

  @Test
  void workersThatAreTooFarAheadOfOneThatWaitsForEverAreADeadlock() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    Channel<Integer> never = group.channel("never", 0);
    OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 4);
    group.go("numbers", () -> count(in, 100), in::close);
    start(
        group,
        workers,
        in,
        out,
        (value, results) -> {
          if (value == 0) {
            never.receive();
          }
          results.send(value);
        });
    group.go("collect", () -> collect(out), out::abandon);
    DeadlockException thrown =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    assertThat(thrown).hasMessageThat().contains("[chan receive] never");
  }

  @Test
  void aCancelEndsWorkersThatWaitForTheirTurn() throws InterruptedException {
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = Channel.make();
      Channel<Integer> out = group.channel("out", 0);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(group, workers, in, out, (value, results) -> results.send(value));
      for (int i = 1; i <= WORKERS; i++) {
        Eventually.blocked("worker-" + i);
      }
      group.cancel();
      group.join();
    }
  }

  @Test
  void aGoroutineOfAStepMaySendUntilTheStepReturns() throws InterruptedException {
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      group.go("numbers", () -> count(in, 1_000), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            WaitGroup children = new WaitGroup();
            for (int i = 0; i < 4; i++) {
              children.go(() -> results.send(value));
            }
            children.await();
          });
      result = group.call("collect", () -> collect(out));
      group.join();
    }
    assertThat(result.resultNow()).hasSize(4_000);
    assertThat(result.resultNow()).isInOrder();
  }

  @Test
  void aSendAfterTheStepHasReturnedFailsTheGroup() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    Channel<Void> returned = Channel.make();
    OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
    group.go("numbers", () -> count(in, 1), in::close);
    start(
        group,
        workers,
        in,
        out,
        (value, results) ->
            Go.go(
                "late",
                () -> {
                  returned.receive();
                  results.send(value);
                }));
    group.go("collect", () -> collect(out), out::abandon);
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (group) {
                // The step has returned when nobody but its goroutine is left of the worker's.
                Eventually.blocked("late");
                Eventually.until(() -> WORKERS == waitingOrEnded());
                returned.close();
                group.join();
              }
            });
    assertThat(thrown).hasCauseThat().isInstanceOf(IllegalStateException.class);
    assertThat(thrown).hasCauseThat().hasMessageThat().contains("after it has returned");
    assertThat(thrown.goroutine()).isEqualTo("late");
  }

  private static int waitingOrEnded() {
    int alive = 0;
    for (int i = 1; i <= WORKERS; i++) {
      alive += Eventually.isAlive("worker-" + i) ? 1 : 0;
    }
    return WORKERS - alive;
  }

  @Test
  void resultsThatNobodyWillReceiveAreTold() throws Exception {
    Set<Integer> dropped = ConcurrentHashMap.newKeySet();
    Channel<Integer> in = Channel.make(100);
    for (int value = 0; value < 100; value++) {
      in.send(value);
    }
    Channel<Void> gate = Channel.make();
    Set<Integer> stepped = ConcurrentHashMap.newKeySet();
    try (Group group = Group.open("ordered")) {
      Channel<Integer> out =
          group.channel("out", 0, value -> assertThat(dropped.add(value)).isTrue());
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 8);
      for (int i = 1; i <= 3; i++) {
        group.go(
            "worker-" + i,
            () ->
                workers.work(
                    (value, results) -> {
                      if (value == 1) {
                        gate.receive();
                      }
                      results.send(value);
                      results.send(value + 1_000);
                      stepped.add(value);
                    }));
      }
      assertThat(out.receive()).isEqualTo(0);
      assertThat(out.receive()).isEqualTo(1_000);
      // The turns 2 to 8 are kept behind turn 1.
      Eventually.until(() -> stepped.size() == 8);
      out.abandon();
      gate.close();
      group.join();
    }
    Set<Integer> expected = new HashSet<>();
    stepped.forEach(value -> expected.addAll(Set.of(value, value + 1_000)));
    expected.removeAll(Set.of(0, 1_000));
    assertThat(dropped).containsExactlyElementsIn(expected);
  }

  @Test
  void aSelectMaySendAResult() throws InterruptedException {
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> count(in, 1_000), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            results.send(value);
            Select.of(Select.send(results, value)).await();
            results.send(value);
          });
      result = group.call("collect", () -> collect(out));
      group.join();
    }
    assertThat(result.resultNow()).hasSize(3_000);
    assertThat(result.resultNow()).isInOrder();
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
      group.go("numbers", () -> count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
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
      result = group.call("collect", () -> collect(out));
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
      group.go("numbers", () -> count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
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
  void inputsThatNobodyHasBegunAreTold() throws InterruptedException {
    int values = 5_000;
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    Set<Integer> told = ConcurrentHashMap.newKeySet();
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", value -> assertThat(told.add(value)).isTrue());
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2 * WORKERS);
      start(
          group,
          workers,
          in,
          out,
          (value, results) -> {
            assertThat(begun.add(value)).isTrue();
            results.send(value);
          });
      group.go(
          "some",
          () -> {
            for (int value : out) {
              if (value == values / 2) {
                break;
              }
            }
          },
          out::abandon);
      group.join();
    }
    Set<Integer> all = new HashSet<>(begun);
    told.forEach(value -> assertThat(all.add(value)).isTrue());
    // The source has kept those that it has not sent.
    List<Integer> sent = new ArrayList<>();
    for (int value = 0; value < all.size(); value++) {
      sent.add(value);
    }
    assertThat(all).containsExactlyElementsIn(sent);
  }

  @Test
  void aResultIsNotLostToAnInterrupt() throws Exception {
    Channel<Integer> in = Channel.make(1);
    in.send(7);
    List<Integer> received = new ArrayList<>();
    OrderedWorkers<Integer, Integer> workers =
        new OrderedWorkers<>(in, SendChannel.into(received::add), 1);
    Future<Object> worker;
    try (Group group = Group.open("ordered")) {
      worker =
          group.call(
              "worker",
              () -> {
                assertThrows(
                    InterruptedException.class,
                    () ->
                        workers.work(
                            (value, results) -> {
                              results.send(value);
                              Thread.currentThread().interrupt();
                            }));
                return received;
              });
      group.join();
    }
    assertThat(worker.resultNow()).isEqualTo(List.of(7));
  }

  @Test
  void aBoundBelowOneIsRefused() {
    Channel<Integer> channel = Channel.make();
    assertThrows(IllegalArgumentException.class, () -> new OrderedWorkers<>(channel, channel, 0));
  }

  /** What the generator writes for {@code workers = 16, ordered = true}. */
  private static void start(
      Group group,
      OrderedWorkers<Integer, Integer> workers,
      Channel<Integer> in,
      Channel<Integer> out,
      OrderedWorkers.Step<Integer, Integer> step) {
    WaitGroup all = new WaitGroup();
    for (int i = 1; i <= WORKERS; i++) {
      all.add(1);
      group.go("worker-" + i, () -> workers.work(step), all::done);
    }
    group.go(
        "closer of out",
        () -> {
          all.await();
          in.abandon();
          out.close();
        });
  }

  private static void count(SendChannel<Integer> out, int values) throws InterruptedException {
    for (int value = 0; value < values; value++) {
      out.send(value);
    }
  }

  private static List<Integer> collect(ReceiveChannel<Integer> in) {
    List<Integer> values = new ArrayList<>();
    in.forEach(values::add);
    return values;
  }
}
