package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When {@code atEnd} of a task runs, whom it waits for, and how often it runs. */
final class AtEndTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Channel<Void> gate = Channel.make();

  @Test
  void runsOnceAlsoWhereItStartsGoroutines() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go(
          "task",
          () -> log.add("task"),
          () -> {
            log.add("end");
            Go.go("cleanup", () -> log.add("cleanup"));
            group.go("sibling", () -> log.add("sibling"));
          });
      group.join();
    }
    assertThat(log).containsExactly("task", "end", "cleanup", "sibling");
    assertThat(log.subList(0, 2)).containsExactly("task", "end").inOrder();
  }

  @Test
  void whatItStartsIsWaitedForAndItsFailureTold() {
    Group group = Group.open();
    group.go(
        "task",
        () -> {},
        () ->
            Go.go(
                "cleanup",
                () -> {
                  throw new IOException("broken");
                }));
    GoroutineFailedException thrown =
        assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
    assertThat(thrown.goroutine()).isEqualTo("cleanup");
  }

  @Test
  void doesNotWaitForASibling() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go(
          "task",
          () ->
              group.go(
                  "sibling",
                  () -> {
                    gate.receive();
                    log.add("sibling");
                  },
                  () -> log.add("end of sibling")),
          () -> log.add("end"));
      Eventually.until(() -> log.contains("end"));
      gate.close();
      group.join();
    }
    assertThat(log).containsExactly("end", "sibling", "end of sibling").inOrder();
  }

  @Test
  void waitsForTheChildrenOfChildren() throws InterruptedException {
    try (Group group = Group.open()) {
      group.go(
          "task",
          () ->
              Go.go(
                  "child",
                  () -> {
                    new WaitGroup().go(() -> awaitGate("grandchild"));
                    log.add("child");
                  }),
          () -> log.add("end"));
      Eventually.until(() -> log.contains("child"));
      assertThat(log).containsExactly("child");
      gate.close();
      group.join();
    }
    assertThat(log).containsExactly("child", "grandchild", "end").inOrder();
  }

  @Test
  void waitsForWhatAGoroutineStartsWhileItHasAnotherGroupOpen() throws InterruptedException {
    try (Group outer = Group.open("outer")) {
      Channel<Integer> out = outer.channel("out", 0);
      outer.go(
          "task",
          () -> {
            try (Group inner = Group.open("inner")) {
              outer.go("late", () -> sendAtGate(out, 1));
              inner.go("within", () -> outer.go("later", () -> sendAtGate(out, 2)));
              inner.join();
            }
            log.add("task");
          },
          out::close);
      outer.go("sum", () -> out.forEach(value -> log.add("got " + value)));
      Eventually.until(() -> log.contains("task"));
      gate.close();
      outer.join();
    }
    assertThat(log).containsExactly("task", "got 1", "got 2");
  }

  @Test
  void doesNotRunWhereTheFutureWasCancelled() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> out = group.channel("out", 0);
      Future<?> producer =
          group.call(
              "producer",
              () -> {
                out.send(1);
                gate.receive();
                return "done";
              },
              out::close,
              () -> log.add("end"));
      assertThat(out.receive()).isEqualTo(1);
      producer.cancel(true);
      group.join();
      assertThat(group.isCancelled()).isFalse();
      assertThat(out.tryReceive()).isEmpty();
    }
    assertThat(log).isEmpty();
  }

  @Test
  void runsForEachOfALongChainOfTasksThatWorkForOneAnother() throws InterruptedException {
    int generations = 5_000;
    AtomicInteger ends = new AtomicInteger();
    try (Group group = Group.open()) {
      group.go("first", () -> restart(group, generations, ends), ends::incrementAndGet);
      group.join();
    }
    assertThat(ends.get()).isEqualTo(generations + 1);
  }

  /** Each generation starts the next one from inside a group of its own, and so waits for it. */
  private static void restart(Group group, int generations, AtomicInteger ends) {
    if (generations > 0) {
      Group inner = Group.open("inner");
      group.go("next", () -> restart(group, generations - 1, ends), ends::incrementAndGet);
      inner.close();
    }
  }

  @Test
  void aTaskThatRestartsItselfLeavesNothingBehind() throws InterruptedException {
    AtomicInteger generations = new AtomicInteger();
    try (Group group = Group.open()) {
      Channel<Integer> channel = group.channel("channel", 1);
      group.go("first", () -> restart(group, generations), channel::close);
      group.join();
      assertThat(generations.get()).isEqualTo(100_000);
      assertThat(channel.receiveOk().ok()).isFalse();
    }
  }

  private static void restart(Group group, AtomicInteger generations) {
    if (generations.incrementAndGet() < 100_000) {
      group.go("next", () -> restart(group, generations));
    }
  }

  private void awaitGate(String name) throws InterruptedException {
    gate.receive();
    log.add(name);
  }

  private void sendAtGate(SendChannel<Integer> out, int value) throws InterruptedException {
    gate.receive();
    out.send(value);
  }

  private static void joinAndClose(Group group) throws InterruptedException {
    try (group) {
      group.join();
    }
  }
}
