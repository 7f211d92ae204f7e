package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class GroupTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @Nested
  final class Join {
    @Test
    void waitsForEveryGoroutineAndSeesWhatItWrote() throws InterruptedException {
      int[] plain = new int[100];
      try (Group group = Group.open()) {
        for (int i = 0; i < plain.length; i++) {
          int index = i;
          group.go("writer", () -> plain[index] = index + 1);
        }
        group.join();
      }
      for (int i = 0; i < plain.length; i++) {
        assertThat(plain[i]).isEqualTo(i + 1);
      }
    }

    @Test
    void rethrowsTheFirstFailureAndSuppressesTheOthers() {
      Channel<Void> second = Channel.make();
      Group group = Group.open("failing");
      group.go("first", () -> fail("one"));
      group.go(
          "second",
          () -> {
            try {
              second.receive();
            } catch (InterruptedException e) {
              fail("two");
            }
          });
      GoroutineFailedException thrown =
          assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
      assertThat(thrown.goroutine()).isEqualTo("first");
      assertThat(thrown)
          .hasMessageThat()
          .isEqualTo("goroutine 'first' failed: java.io.IOException: one");
      assertThat(thrown).hasCauseThat().isInstanceOf(IOException.class);
      // The second fails only if it had started before the first one cancelled the group.
      for (Throwable other : thrown.getSuppressed()) {
        assertThat(other).hasMessageThat().contains("goroutine 'second' failed");
      }
    }

    @Test
    void throwsADeadlockWhenEveryGoroutineHasEnded() {
      AtomicBoolean ended = new AtomicBoolean();
      Group group = Group.open("stuck");
      Channel<Integer> channel = group.channel("never", 0);
      group.go(
          "waits",
          () -> {
            try {
              channel.receive();
            } finally {
              // Takes its time to end.
              for (int turns = 0; turns < 10_000; turns++) {
                Thread.yield();
              }
              ended.set(true);
            }
          });
      assertThrows(DeadlockException.class, group::join);
      assertThat(ended.get()).isTrue();
      group.close();
    }

    @Test
    void returnsNormallyAfterCancel() throws InterruptedException {
      try (Group group = Group.open()) {
        Channel<Integer> channel = group.channel("never", 0);
        group.go("receiver", channel::receive);
        group.cancel();
        group.join();
        assertThat(group.isCancelled()).isTrue();
      }
    }

    @Test
    void leavesTheGroupRunningWhenItIsInterrupted() throws InterruptedException {
      try (Group group = Group.open()) {
        Channel<Integer> channel = Channel.make();
        group.go("receiver", channel::receive);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, group::join);
        assertThat(group.isCancelled()).isFalse();
        channel.send(1);
        group.join();
      }
    }

    @Test
    void isRefusedInAGoroutineOfTheGroup() {
      Group group = Group.open("own");
      group.go("inside", group::join);
      GoroutineFailedException thrown =
          assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
      assertThat(thrown).hasCauseThat().hasMessageThat().contains("would wait for itself");
    }
  }

  @Nested
  final class AtEnd {
    @Test
    void runsInOrderAfterANormalEnd() throws InterruptedException {
      try (Group group = Group.open()) {
        group.go("task", () -> log.add("task"), () -> log.add("one"), () -> log.add("two"));
        group.join();
      }
      assertThat(log).containsExactly("task", "one", "two").inOrder();
    }

    @Test
    void runsWhenTheTaskFindsItsChannelAbandoned() throws InterruptedException {
      try (Group group = Group.open()) {
        Channel<Integer> channel = group.channel("numbers", 0);
        group.go("endless", () -> sendForEver(channel), () -> log.add("ended"));
        channel.receive();
        channel.abandon();
        group.join();
      }
      assertThat(log).containsExactly("ended");
    }

    @Test
    void doesNotRunAfterAFailureOrACancellation() {
      Group group = Group.open();
      Channel<Integer> channel = group.channel("never", 0);
      group.go("waits", channel::receive, () -> log.add("cancelled"));
      group.go("fails", () -> fail("broken"), () -> log.add("failed"));
      assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
      assertThat(log).isEmpty();
    }

    @Test
    void waitsForGoroutinesThatTheTaskStarted() throws InterruptedException {
      Channel<Integer> gate = Channel.make();
      try (Group group = Group.open()) {
        group.go(
            "parent",
            () -> {
              Go.go(
                  () -> {
                    gate.receive();
                    log.add("grandchild");
                  });
              new WaitGroup().go(() -> log.add("child"));
            },
            () -> log.add("end"));
        Eventually.until(() -> log.contains("child"));
        assertThat(log).doesNotContain("end");
        gate.send(1);
        group.join();
      }
      assertThat(log).containsExactly("child", "grandchild", "end").inOrder();
    }

    @Test
    void isAFailureOfTheGoroutineWhenItThrows() {
      Group group = Group.open();
      Channel<Integer> out = group.channel("out", 0);
      group.go("closes twice", out::close, out::close);
      GoroutineFailedException thrown =
          assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
      assertThat(thrown).hasCauseThat().isInstanceOf(ChannelClosedException.class);
      assertThat(thrown.goroutine()).isEqualTo("closes twice");
    }
  }

  @Nested
  final class Cancellation {
    @Test
    void endsReceiversSendersRangesAndSleepers() throws InterruptedException {
      AtomicReference<Throwable> range = new AtomicReference<>();
      try (Group group = Group.open()) {
        Channel<Integer> empty = group.channel("empty", 0);
        group.go("receiver", empty::receive);
        group.go(
            "range",
            () -> {
              try {
                empty.forEach(value -> {});
              } catch (CancellationException e) {
                range.set(e);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
              }
            });
        group.go("sender", () -> group.<Integer>channel("full", 0).send(1));
        group.go("select", () -> Select.of(Select.receive(empty)).await());
        group.go("wait group", GroupTest::awaitForEver);
        group.go("sleeper", () -> Thread.sleep(Duration.ofDays(1)));
        for (String name : List.of("receiver", "range", "sender", "select", "wait group")) {
          Eventually.blocked(name);
        }
        group.cancel();
        group.join();
      }
      assertThat(range.get()).isNotNull();
    }

    @Test
    void endsAGoroutineThatSwallowsTheInterrupt() throws InterruptedException {
      try (Group group = Group.open()) {
        Channel<Integer> channel = group.channel("never", 0);
        AtomicInteger attempts = new AtomicInteger();
        group.go(
            "stubborn",
            () -> {
              while (attempts.incrementAndGet() < 5) {
                try {
                  channel.receive();
                } catch (InterruptedException e) {
                  log.add("interrupted");
                }
              }
            });
        Eventually.blocked("stubborn");
        group.cancel();
        group.join();
        assertThat(log).hasSize(4);
      }
    }

    @Test
    void endsAGoroutineThatIsBlockedOnASocket() throws Exception {
      try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          Group group = Group.open()) {
        group.go("accept", listener::accept);
        Eventually.until(
            () ->
                Goroutines.all().stream()
                    .anyMatch(one -> one.name().equals("accept") && one.state().equals("IO wait")));
        group.cancel();
        group.join();
        assertThat(listener.isClosed()).isTrue();
      }
    }

    @Test
    void closesDone() throws InterruptedException {
      try (Group group = Group.open()) {
        assertThat(group.done().tryReceive()).isEmpty();
        group.cancel();
        assertThat(group.done().receiveOk().ok()).isFalse();
      }
    }

    @Test
    void doneIsClosedWhenTheGroupIsOver() throws InterruptedException {
      Group group = Group.open();
      ReceiveChannel<Void> done = group.done();
      group.join();
      assertThat(done.receiveOk().ok()).isFalse();
      group.close();
    }

    @Test
    void keepsTasksThatHaveNotBegunFromRunning() throws Exception {
      try (Group group = Group.open()) {
        group.cancel();
        group.go("late", () -> log.add("ran"));
        Future<String> result = group.call("late result", () -> "ran");
        group.join();
        assertThat(log).isEmpty();
        assertThat(result.isCancelled()).isTrue();
      }
    }
  }

  @Nested
  final class Opener {
    @Test
    void isWokenWithTheFailureInAChannelOperation() {
      Group group = Group.open("woken");
      Channel<Integer> channel = group.channel("never", 0);
      Thread opener = Thread.currentThread();
      group.go(
          "fails",
          () -> {
            Eventually.blocked(opener);
            fail("disk full");
          });
      GoroutineFailedException thrown =
          assertThrows(GoroutineFailedException.class, () -> channel.receive());
      assertThat(thrown.goroutine()).isEqualTo("fails");
      group.close();
    }

    @Test
    void isWokenInASelectAndInAWaitGroup() {
      for (boolean select : new boolean[] {true, false}) {
        Group group = Group.open("woken");
        Channel<Integer> channel = group.channel("never", 0);
        WaitGroup waitGroup = new WaitGroup();
        waitGroup.add(1);
        Thread opener = Thread.currentThread();
        group.go(
            "fails",
            () -> {
              Eventually.blocked(opener);
              fail("disk full");
            });
        assertThrows(
            GoroutineFailedException.class,
            () -> {
              if (select) {
                Select.of(Select.receive(channel), Select.send(channel, 1)).await();
              } else {
                waitGroup.await();
              }
            });
        group.close();
      }
    }

    @Test
    void getsACancellationWhereThereIsNoFailure() throws InterruptedException {
      try (Group group = Group.open()) {
        Channel<Integer> channel = group.channel("never", 0);
        group.cancel();
        assertThrows(CancellationException.class, channel::receive);
      }
    }

    @Test
    void goroutinesThatItStartsBelongToTheGroup() throws InterruptedException {
      AtomicBoolean ended = new AtomicBoolean();
      Channel<Integer> gate = Channel.make();
      try (Group group = Group.open()) {
        Go.go(
            () -> {
              gate.receive();
              ended.set(true);
            });
        gate.send(1);
        group.join();
        assertThat(ended.get()).isTrue();
      }
    }
  }

  @Nested
  final class Close {
    @Test
    void cancelsWhatRunsAndWaitsForIt() {
      Group group = Group.open();
      Channel<Integer> channel = Channel.make();
      group.go("waits", channel::receive);
      group.close();
      assertThat(Eventually.isAlive("waits")).isFalse();
      assertThat(group.isCancelled()).isTrue();
    }

    @Test
    void throwsAFailureThatNobodyWasToldOf() throws InterruptedException {
      Group group = Group.open();
      group.go("fails", () -> fail("lost"));
      Eventually.until(() -> !Eventually.isAlive("fails"));
      assertThrows(GoroutineFailedException.class, group::close);
    }

    @Test
    void keepsTheInterruptStatus() {
      Group group = Group.open();
      group.go("waits", () -> Thread.sleep(Duration.ofDays(1)));
      Thread.currentThread().interrupt();
      group.close();
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void endsTheUseOfTheGroup() {
      Group group = Group.open("over");
      group.close();
      group.close();
      assertThrows(IllegalStateException.class, () -> group.go("late", () -> {}));
      assertThrows(IllegalStateException.class, () -> group.channel("late", 0));
    }
  }

  @Test
  void theDeadlineCancelsAndIsTheCause() {
    Group group = Group.open("slow", Duration.ofMillis(1));
    Channel<Integer> channel = group.channel("never", 0);
    group.go("waits", channel::receive);
    GoroutineFailedException thrown =
        assertThrows(GoroutineFailedException.class, () -> joinAndClose(group));
    assertThat(thrown).hasCauseThat().isInstanceOf(TimeoutException.class);
  }

  @Test
  void callGivesTheResultAfterJoin() throws InterruptedException {
    try (Group group = Group.open()) {
      Future<Integer> sum = group.call("sum", () -> 1 + 2);
      group.join();
      assertThat(sum.resultNow()).isEqualTo(3);
    }
  }

  @Test
  void aGroupInAGroupIsIndependent() throws InterruptedException {
    try (Group outer = Group.open("outer")) {
      outer.go(
          "parent",
          () -> {
            try (Group inner = Group.open("inner")) {
              Go.go(() -> fail("inside"));
              GoroutineFailedException thrown =
                  assertThrows(GoroutineFailedException.class, inner::join);
              assertThat(thrown.goroutine()).isEqualTo("inner");
            }
          });
      outer.join();
    }
  }

  private static void joinAndClose(Group group) throws InterruptedException {
    try (group) {
      group.join();
    }
  }

  private static void awaitForEver() throws InterruptedException {
    WaitGroup waitGroup = new WaitGroup();
    waitGroup.add(1);
    waitGroup.await();
  }

  private static void sendForEver(SendChannel<Integer> channel) throws InterruptedException {
    for (int i = 0; ; i++) {
      channel.send(i);
    }
  }

  private static void fail(String message) throws IOException {
    throw new IOException(message);
  }
}
