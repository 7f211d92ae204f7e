package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Go's errgroup does, as a group does it (rules EG). */
final class ErrorGroupTest {
  private final Exception e1 = new Exception("e1");
  private final Exception e2 = new Exception("e2");

  /** What {@code join} throws, unwrapped; null if it does not. */
  private static @Nullable Throwable failureOf(Group group) throws InterruptedException {
    try {
      group.join();
      return null;
    } catch (GoroutineFailedException e) {
      return e.getCause();
    }
  }

  private static void end(Group group, @Nullable Exception with) {
    group.go(
        "task",
        () -> {
          if (with != null) {
            throw with;
          }
        });
  }

  @Test
  @Rule("EG-02")
  void joinWaitsForAllAndGivesTheFirstFailure() throws InterruptedException {
    List<List<@Nullable Exception>> cases =
        List.of(
            List.of(),
            Arrays.asList((Exception) null),
            List.of(e1),
            Arrays.asList(e1, null),
            Arrays.asList(e1, null, e2));
    for (List<@Nullable Exception> failures : cases) {
      try (Group group = Group.open()) {
        Throwable first = null;
        for (Exception failure : failures) {
          end(group, failure);
          first = first == null ? failure : first;
          assertThat(failureOf(group)).isSameInstanceAs(first);
        }
        assertThat(failureOf(group)).isSameInstanceAs(first);
      }
    }
  }

  @Test
  @Rule("EG-03")
  void doneIsClosedByTheFirstFailureOrWhenJoinReturns() throws InterruptedException {
    List<List<@Nullable Exception>> cases =
        List.of(List.of(), Arrays.asList((Exception) null), List.of(e1), Arrays.asList(e1, null));
    for (List<@Nullable Exception> failures : cases) {
      try (Group group = Group.open()) {
        assertThat(group.done().tryReceive()).isEmpty();
        for (Exception failure : failures) {
          end(group, failure);
        }
        if (failures.contains(e1)) {
          // Before anybody waits.
          assertThat(group.done().receiveOk()).isEqualTo(Outcomes.closed());
        }
        assertThat(failureOf(group)).isEqualTo(failures.contains(e1) ? e1 : null);
        assertThat(group.done().receiveOk()).isEqualTo(Outcomes.closed());
      }
    }
  }

  @Test
  @Rule("EG-04")
  void theCauseOfACancellationIsTheFirstFailureOrTheOrdinaryOne() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> never = group.channel("never", 0);
      end(group, e1);
      GoroutineFailedException cause =
          assertThrows(GoroutineFailedException.class, () -> never.receive());
      assertThat(cause).hasCauseThat().isSameInstanceAs(e1);
      assertThat(failureOf(group)).isSameInstanceAs(e1);
    }
    try (Group group = Group.open()) {
      Channel<Integer> never = group.channel("never", 0);
      group.cancel();
      assertThrows(CancellationException.class, () -> never.receive());
      assertThat(failureOf(group)).isNull();
    }
  }

  @Test
  @Rule("EG-05")
  void goBlocksWhileAsManyAreActiveAsTheLimitAllows() throws InterruptedException {
    int limit = 10;
    AtomicInteger active = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Group group = Group.open().limit(limit)) {
      for (int i = 0; i <= 1 << 10; i++) {
        group.go(
            "task",
            () -> {
              most.accumulateAndGet(active.incrementAndGet(), Math::max);
              Thread.yield();
              active.decrementAndGet();
            });
      }
      group.join();
    }
    assertThat(most.get()).isAtMost(limit);
  }

  @Test
  @Rule("EG-06")
  void tryGoSaysNoAtTheLimit() throws InterruptedException {
    for (int limit : new int[] {42, 1}) {
      Channel<Void> gate = Channel.make();
      try (Group group = Group.open().limit(limit)) {
        for (int i = 0; i < limit; i++) {
          assertThat(group.tryGo("task", gate::receive)).isTrue();
        }
        assertThat(group.tryGo("one more", gate::receive)).isFalse();
        gate.close();
        group.join();
        assertThat(group.tryGo("after that", () -> {})).isTrue();
        group.join();
      }
    }
  }

  @Test
  @Rule("EG-09")
  void theLimitCannotChangeWhileTasksRun() throws InterruptedException {
    Channel<Void> gate = Channel.make();
    try (Group group = Group.open().limit(2)) {
      group.go("task", gate::receive);
      IllegalStateException refused =
          assertThrows(IllegalStateException.class, () -> group.limit(3));
      assertThat(refused).hasMessageThat().contains("cannot change while 1 of its tasks run");
      gate.close();
      group.join();
    }
  }

  @Test
  @Rule("EG-11")
  void aPlaceIsFreeBeforeJoinReturns() throws InterruptedException {
    try (Group group = Group.open().limit(1)) {
      for (int round = 0; round < 1_000; round++) {
        assertThat(group.tryGo("task", () -> {})).isTrue();
        group.join();
      }
    }
  }

  @Test
  @Rule("EG-12")
  void aLaterFailureDoesNotReplaceTheFirst() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> second = Channel.make();
      group.go(
          "second",
          () -> {
            try {
              second.receive();
            } catch (InterruptedException cancelled) {
              throw e2;
            }
          });
      end(group, e1);
      GoroutineFailedException failure =
          assertThrows(GoroutineFailedException.class, () -> group.join());
      assertThat(failure).hasCauseThat().isSameInstanceAs(e1);
      assertThat(failure.getSuppressed()[0]).hasCauseThat().isSameInstanceAs(e2);
    }
  }

  @Test
  @Rule("EG-13")
  void resultsInSlotsOfTheirOwnAreThereAfterJoin() throws InterruptedException {
    for (int round = 0; round < 1_000; round++) {
      String[] kinds = {"web", "image", "video"};
      String[] results = new String[kinds.length];
      try (Group group = Group.open()) {
        for (int i = 0; i < kinds.length; i++) {
          int slot = i;
          group.go(kinds[i], () -> results[slot] = "result for " + kinds[slot]);
        }
        group.join();
      }
      assertThat(results)
          .asList()
          .containsExactly("result for web", "result for image", "result for video")
          .inOrder();
    }
  }

  @Test
  @Rule("STR-26")
  void aChannelLimitsHowManyRunAtOnce() throws InterruptedException {
    int tasks = OfEveryKind.part(1_025);
    AtomicInteger active = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Integer> tokens = group.channel("tokens", 10);
      for (int i = 0; i < tasks; i++) {
        tokens.send(1);
        group.go(
            "task",
            () -> {
              most.accumulateAndGet(active.incrementAndGet(), Math::max);
              Go.sleep(Duration.ofNanos(1_000));
              active.decrementAndGet();
              ended.incrementAndGet();
              tokens.receive();
            });
      }
      group.join();
    }
    assertThat(ended.get()).isEqualTo(tasks);
    assertThat(most.get()).isAtMost(10);
  }
}
