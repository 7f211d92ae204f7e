package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How ordered workers end: early, by a failure, a deadlock, a cancel; and what becomes of values
 * then.
 */
final class OrderedWorkersEndTest {
  @Test
  void aReceiverThatEndsEarlyEndsTheWorkers() throws InterruptedException {
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      group.go("numbers", () -> OrderedStage.count(in, Integer.MAX_VALUE), in::close);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(in, out, OrderedStage.WORKERS);
      OrderedStage.start(group, workers, in, out, (value, results) -> results.send(value));
      group.go("few", () -> assertThat(out.receive()).isEqualTo(0), out::abandon);
      group.join();
    }
  }

  @Test
  void aStepThatFailsEndsTheOthers() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    group.go("numbers", () -> OrderedStage.count(in, Integer.MAX_VALUE), in::close);
    OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, OrderedStage.WORKERS);
    OrderedStage.start(
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
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    GoroutineFailedException thrown = OrderedStage.failure(GoroutineFailedException.class, group);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("500");
  }

  @Test
  void workersThatWaitForAnInputThatNeverComesAreADeadlock() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    OrderedWorkers<Integer, Integer> workers =
        new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
    OrderedStage.start(group, workers, in, out, (value, results) -> results.send(value));
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    DeadlockException thrown = OrderedStage.failure(DeadlockException.class, group);
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
    group.go("numbers", () -> OrderedStage.count(in, 100), in::close);
    OrderedStage.start(
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
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    DeadlockException thrown = OrderedStage.failure(DeadlockException.class, group);
    assertThat(thrown).hasMessageThat().contains("[chan receive] never");
  }

  @Test
  void aCancelEndsWorkersThatWaitForTheirTurn() throws InterruptedException {
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = Channel.make();
      Channel<Integer> out = group.channel("out", 0);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
      OrderedStage.start(group, workers, in, out, (value, results) -> results.send(value));
      for (int i = 1; i <= OrderedStage.WORKERS; i++) {
        Eventually.blocked("worker-" + i);
      }
      group.cancel();
      group.join();
    }
  }

  @Test
  void aSendAfterTheStepHasReturnedFailsTheGroup() {
    Group group = Group.open("ordered");
    Channel<Integer> in = group.channel("in", 0);
    Channel<Integer> out = group.channel("out", 0);
    Channel<Void> returned = Channel.make();
    OrderedWorkers<Integer, Integer> workers =
        new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
    group.go("numbers", () -> OrderedStage.count(in, 1), in::close);
    OrderedStage.start(
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
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    GoroutineFailedException thrown =
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              try (group) {
                // The step has returned when nobody but its goroutine is left of the worker's.
                Eventually.blocked("late");
                Eventually.until(() -> OrderedStage.WORKERS == waitingOrEnded());
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
    for (int i = 1; i <= OrderedStage.WORKERS; i++) {
      alive += Eventually.isAlive("worker-" + i) ? 1 : 0;
    }
    return OrderedStage.WORKERS - alive;
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
  void inputsThatNobodyHasBegunAreTold() throws InterruptedException {
    int values = 5_000;
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    Set<Integer> told = ConcurrentHashMap.newKeySet();
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", value -> assertThat(told.add(value)).isTrue());
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      OrderedWorkers<Integer, Integer> workers =
          new OrderedWorkers<>(in, out, 2 * OrderedStage.WORKERS);
      OrderedStage.start(
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
}
