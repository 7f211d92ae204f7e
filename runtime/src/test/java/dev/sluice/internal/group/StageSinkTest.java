package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A stage in the sender's goroutine gets one value at a time, whoever sends. */
final class StageSinkTest {
  /** Counts how many are in a stage at once. */
  private static final class Crowd {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void passThrough() {
      int now = inside.incrementAndGet();
      most.accumulateAndGet(now, Math::max);
      for (int i = 0; i < 3; i++) {
        Thread.yield();
      }
      inside.decrementAndGet();
    }
  }

  @Test
  void goroutinesOfTheSenderWaitForOneAnother() throws InterruptedException {
    Crowd crowd = new Crowd();
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            SendChannel<Integer> stage = group.into(value -> crowd.passThrough());
            for (int i = 0; i < 8; i++) {
              Go.go(
                  () -> {
                    for (int j = 0; j < 100; j++) {
                      stage.send(j);
                    }
                  });
            }
          });
      group.join();
    }
    assertThat(crowd.most.get()).isEqualTo(1);
  }

  @Test
  void goroutinesThatTheStageStartsWaitUntilItHasReturned() throws InterruptedException {
    Crowd crowd = new Crowd();
    AtomicInteger values = new AtomicInteger();
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            List<SendChannel<Integer>> self = new ArrayList<>();
            self.add(
                group.into(
                    value -> {
                      values.incrementAndGet();
                      if (value > 0) {
                        Go.go(() -> self.get(0).send(value - 1));
                        Go.go(() -> self.get(0).send(value - 1));
                      }
                      crowd.passThrough();
                    }));
            self.get(0).send(6);
          });
      group.join();
    }
    assertThat(values.get()).isEqualTo(127);
    assertThat(crowd.most.get()).isEqualTo(1);
  }

  @Test
  void aStageMaySendToItself() throws InterruptedException {
    List<Integer> values = new ArrayList<>();
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            List<SendChannel<Integer>> self = new ArrayList<>();
            self.add(
                group.into(
                    value -> {
                      values.add(value);
                      if (value > 0) {
                        self.get(0).send(value - 1);
                      }
                    }));
            self.get(0).send(3);
          });
      group.join();
    }
    assertThat(values).containsExactly(3, 2, 1, 0).inOrder();
  }

  @Test
  void goroutinesThatWaitForAStageThatWaitsForThemAreADeadlock() {
    Group group = Group.open();
    group.go(
        "sender",
        () -> {
          List<SendChannel<Integer>> self = new ArrayList<>();
          self.add(
              group.into(
                  value -> {
                    WaitGroup children = new WaitGroup();
                    children.go("child", () -> self.get(0).send(value));
                    children.await();
                  }));
          self.get(0).send(1);
        });
    DeadlockException thrown =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (group) {
                group.join();
              }
            });
    assertThat(thrown).hasMessageThat().contains("'child' [chan send] a stage in use");
  }

  @Test
  void aCancelEndsTheWaitForAStage() throws InterruptedException {
    Channel<Void> gate = Channel.make();
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            SendChannel<Integer> stage = group.into(value -> gate.receive());
            Go.go("child", () -> stage.send(2));
            stage.send(1);
          });
      Eventually.blocked("sender");
      Eventually.blocked("child");
      group.cancel();
      group.join();
    }
  }
}
