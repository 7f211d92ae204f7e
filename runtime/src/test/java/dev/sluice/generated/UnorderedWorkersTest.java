package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who handles which input, when results leave, and how such workers end. */
@Timeout(60)
final class UnorderedWorkersTest {
  private static final BiFunction<Group, String, Channel<Integer>> ADAPTIVE = Group::channel;

  /** What leaves such a stage when the numbers from 0 come in. */
  private static List<Integer> results(
      int values, BiFunction<Group, String, Channel<Integer>> channel, Step<Integer, Integer> step)
      throws InterruptedException {
    Future<List<Integer>> result;
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = channel.apply(group, "in");
      Channel<Integer> out = channel.apply(group, "out");
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      start(group, in, out, step);
      result = group.call("collect", () -> OrderedStage.collect(out));
      group.join();
    }
    return result.resultNow();
  }

  private static void start(
      Group group, Channel<Integer> in, Channel<Integer> out, Step<Integer, Integer> step) {
    UnorderedWorkers<Integer, Integer> workers = new UnorderedWorkers<>(in, out);
    OrderedStage.start(group, () -> workers.work(step), in, out);
  }

  private static List<Integer> numbers(int values) {
    return IntStream.range(0, values).boxed().toList();
  }

  @Test
  void everyInputIsHandledOnce() throws InterruptedException {
    int values = 100_000;
    List<Integer> results = results(values, ADAPTIVE, (value, out) -> out.send(value));
    Collections.sort(results);
    assertThat(results).isEqualTo(numbers(values));
  }

  @Test
  void everyInputIsHandledOnceAlsoWhereSomeTakeLonger() throws InterruptedException {
    int values = 20_000;
    List<Integer> results =
        results(
            values,
            ADAPTIVE,
            (value, out) -> {
              for (int i = ThreadLocalRandom.current().nextInt(4); i > 0; i--) {
                Thread.yield();
              }
              for (int copy = 0; copy < value % 3; copy++) {
                out.send(value);
              }
            });
    List<Integer> expected = new ArrayList<>();
    for (int value = 0; value < values; value++) {
      expected.addAll(Collections.nCopies(value % 3, value));
    }
    Collections.sort(results);
    assertThat(results).isEqualTo(expected);
  }

  @Test
  void aDeclaredCapacityIsExact() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 16}) {
      AtomicInteger begun = new AtomicInteger();
      Channel<Void> gate = Channel.make();
      try (Group group = Group.open("unordered")) {
        Channel<Integer> in = group.channel("in", capacity);
        Channel<Integer> out = group.channel("out", 0);
        group.go("numbers", () -> OrderedStage.count(in, 1_000), in::close);
        start(
            group,
            in,
            out,
            (value, results) -> {
              begun.incrementAndGet();
              gate.receive();
              results.send(value);
            });
        Future<List<Integer>> result = group.call("collect", () -> OrderedStage.collect(out));
        Eventually.until(() -> begun.get() == OrderedStage.WORKERS);
        Eventually.blocked("numbers");
        assertThat(in.length()).isEqualTo(capacity);
        gate.close();
        group.join();
        assertThat(result.resultNow()).hasSize(1_000);
      }
    }
  }

  @Test
  void anInputMayWaitForTheOneBehindItWhileAWorkerIsIdle() throws InterruptedException {
    int distance = 2_000;
    List<Channel<Void>> gates = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      gates.add(Channel.make());
    }
    List<Integer> results =
        results(
            gates.size() * distance,
            ADAPTIVE,
            (value, out) -> {
              if (value % distance == distance - 2) {
                gates.get(value / distance).receive();
              } else if (value % distance == distance - 1) {
                gates.get(value / distance).close();
              }
              out.send(value);
            });
    assertThat(results).hasSize(gates.size() * distance);
  }

  /** What was handled before a slow input leaves while that one is at work. */
  @Test
  void resultsDoNotWaitForASlowInputWhileAWorkerIsIdle() throws InterruptedException {
    int values = 10_000;
    Channel<Void> gate = Channel.make();
    Set<Integer> received = ConcurrentHashMap.newKeySet();
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      start(
          group,
          in,
          out,
          (value, results) -> {
            if (value % 1_000 == 999) {
              gate.receive();
            }
            results.send(value);
          });
      group.go("collect", () -> out.forEach(received::add), out::abandon);
      Eventually.until(() -> received.size() == values - 10);
      gate.close();
      group.join();
    }
    assertThat(received).hasSize(values);
  }

  @Test
  void aReceiverThatEndsEarlyEndsTheWorkers() throws InterruptedException {
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> OrderedStage.count(in, Integer.MAX_VALUE), in::close);
      start(group, in, out, (value, results) -> results.send(value));
      group.go("few", () -> assertThat(out.receiveOk().ok()).isTrue(), out::abandon);
      group.join();
    }
  }

  @Test
  void aStepThatFailsEndsTheOthers() {
    Group group = Group.open("unordered");
    Channel<Integer> in = group.channel("in");
    Channel<Integer> out = group.channel("out");
    group.go("numbers", () -> OrderedStage.count(in, Integer.MAX_VALUE), in::close);
    start(
        group,
        in,
        out,
        (value, results) -> {
          if (value == 5_000) {
            throw new ArithmeticException("5000");
          }
          results.send(value);
        });
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    GoroutineFailedException thrown = OrderedStage.failure(GoroutineFailedException.class, group);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("5000");
  }

  @Test
  void workersThatWaitForAnInputThatNeverComesAreADeadlock() {
    Group group = Group.open("unordered");
    Channel<Integer> in = group.channel("in");
    Channel<Integer> out = group.channel("out");
    start(group, in, out, (value, results) -> results.send(value));
    group.go("collect", () -> OrderedStage.collect(out), out::abandon);
    DeadlockException thrown = OrderedStage.failure(DeadlockException.class, group);
    assertThat(thrown).hasMessageThat().contains("'worker-1' [chan receive] in");
    assertThat(thrown).hasMessageThat().contains("'worker-2' [chan receive] in");
  }

  @Test
  void aCancelEndsWorkersThatWait() throws InterruptedException {
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      Channel<Integer> port = group.port("port", 0);
      group.go("outside", port::receive); // so that it is no deadlock
      start(group, in, out, (value, results) -> results.send(value));
      for (int i = 1; i <= OrderedStage.WORKERS; i++) {
        Eventually.blocked("worker-" + i);
      }
      group.cancel();
      group.join();
    }
  }

  @Test
  void whatNobodyBeginsOrReceivesIsTold() throws InterruptedException {
    int values = 50_000;
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    Set<Integer> unbegun = ConcurrentHashMap.newKeySet();
    Set<Integer> undelivered = ConcurrentHashMap.newKeySet();
    Set<Integer> received = ConcurrentHashMap.newKeySet();
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = group.channel("in", value -> assertThat(unbegun.add(value)).isTrue());
      Channel<Integer> out =
          group.channel("out", value -> assertThat(undelivered.add(value)).isTrue());
      group.go("numbers", () -> OrderedStage.count(in, values), in::close);
      start(
          group,
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
              assertThat(received.add(value)).isTrue();
              if (received.size() == values / 2) {
                break;
              }
            }
          },
          out::abandon);
      group.join();
    }
    Set<Integer> all = new HashSet<>(begun);
    unbegun.forEach(value -> assertThat(all.add(value)).isTrue());
    // The source has kept those that it has not sent.
    assertThat(all).containsExactlyElementsIn(numbers(all.size()));
    Set<Integer> results = new HashSet<>(received);
    undelivered.forEach(value -> assertThat(results.add(value)).isTrue());
    assertThat(results).containsExactlyElementsIn(begun);
  }

  @Test
  void aSinkThatIsInterruptedIsNotCalledAgain() throws InterruptedException {
    AtomicInteger handled = new AtomicInteger();
    try (Group group = Group.open("unordered")) {
      Channel<Integer> in = group.channel("in");
      Channel<Integer> out = group.channel("out");
      group.go("numbers", () -> OrderedStage.count(in, 10), in::close);
      group.go("collect", () -> OrderedStage.collect(out), out::abandon);
      UnorderedWorkers<Integer, Integer> workers = new UnorderedWorkers<>(in, out);
      group.go(
          "worker",
          () ->
              assertThrows(
                  InterruptedException.class,
                  () ->
                      workers.work(
                          (value, results) -> {
                            handled.incrementAndGet();
                            Thread.currentThread().interrupt();
                          })),
          in::abandon,
          out::close);
      group.join();
    }
    assertThat(handled.get()).isEqualTo(1);
  }
}
