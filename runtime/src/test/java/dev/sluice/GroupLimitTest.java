package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How many tasks of a group run at once. */
final class GroupLimitTest {
  private final Channel<Void> gate = Channel.make();

  @Test
  void neverRunsMoreThanTheLimit() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Group group = Group.open().limit(3)) {
      for (int i = 0; i < 1_000; i++) {
        Task task =
            () -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.yield();
              running.decrementAndGet();
            };
        if (i % 2 == 0) {
          group.go("task", task);
        } else {
          var _ =
              group.call(
                  "task",
                  () -> {
                    task.run();
                    return "done";
                  });
        }
      }
      group.join();
    }
    assertThat(most.get()).isAtMost(3);
  }

  @Test
  void tryGoSaysNoAtTheLimit() throws InterruptedException {
    try (Group group = Group.open().limit(2)) {
      assertThat(group.tryGo("a", gate::receive)).isTrue();
      assertThat(group.tryGo("b", gate::receive)).isTrue();
      assertThat(group.tryGo("c", gate::receive)).isFalse();
      gate.close();
      group.join();
      assertThat(group.tryGo("d", gate::receive)).isTrue();
    }
  }

  @Test
  void childrenDoNotCount() throws InterruptedException {
    AtomicInteger children = new AtomicInteger();
    try (Group group = Group.open().limit(1)) {
      group.go(
          "parent",
          () -> {
            for (int i = 0; i < 3; i++) {
              Go.go(
                  () -> {
                    children.incrementAndGet();
                    gate.receive();
                  });
            }
          });
      Eventually.until(() -> children.get() == 3);
      // The place is free when the task has returned, whatever its children do.
      group.go("next", () -> {});
      gate.close();
      group.join();
    }
  }

  @Test
  void whoIsInterruptedKeepsTheStatus() throws InterruptedException {
    try (Group group = Group.open().limit(1)) {
      group.go("first", gate::receive);
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> group.go("second", () -> {}));
      assertThat(Thread.interrupted()).isTrue();
      gate.close();
      group.join();
      // The place was not lost.
      assertThat(group.tryGo("third", () -> {})).isTrue();
    }
  }

  @Test
  void whoWaitsIsReleasedByTheCancellation() throws InterruptedException {
    AtomicReference<Throwable> outside = new AtomicReference<>();
    try (Group group = Group.open().limit(1)) {
      group.go("first", gate::receive);
      Thread thread =
          Outside.run(
              () ->
                  outside.set(
                      assertThrows(
                          CancellationException.class, () -> group.go("second", () -> {}))));
      Eventually.blocked(thread);
      group.cancel();
      thread.join();
      group.join();
    }
    assertThat(outside.get()).isNotNull();
  }

  @Test
  void aMemberThatWaitsForItsOwnPlaceIsADeadlock() {
    Group group = Group.open("own").limit(1);
    group.go("task", () -> group.go("sibling", () -> {}));
    DeadlockException deadlock = assertThrows(DeadlockException.class, group::join);
    assertThat(deadlock).hasMessageThat().contains("'task' [group limit] own");
    group.close();
  }

  @Test
  void aLimitBelowOneAndAChangeWhileTasksRunAreRefused() throws InterruptedException {
    try (Group group = Group.open()) {
      assertThrows(IllegalArgumentException.class, () -> group.limit(0));
      assertThrows(IllegalArgumentException.class, () -> group.limit(-1));
      assertThat(group.limit(1)).isSameInstanceAs(group);
      group.go("task", gate::receive);
      assertThrows(IllegalStateException.class, () -> group.limit(2));
      gate.close();
      group.join();
      assertThat(group.limit(2)).isSameInstanceAs(group);
    }
  }

  @Test
  void aTaskThatFailsLeavesItsPlace() {
    Group group = Group.open().limit(1);
    group.go(
        "fails",
        () -> {
          throw new IllegalStateException("boom");
        });
    assertThrows(GoroutineFailedException.class, group::join);
    assertThat(group.tryGo("late", () -> {})).isTrue();
    group.close();
  }
}
