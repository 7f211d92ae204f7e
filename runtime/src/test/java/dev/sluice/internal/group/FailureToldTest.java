package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Outside;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** No failure of a group is lost, and whoever is told gets an exception made where it waited. */
final class FailureToldTest {
  @Test
  void closeThrowsAFailureThatCameAfterAJoin() throws InterruptedException {
    Group group = Group.open();
    group.go("first", () -> {});
    group.join();
    group.go("second", () -> fail("boom"));
    Eventually.until(() -> !Eventually.isAlive("second"));
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::close);
    assertThat(thrown.goroutine()).isEqualTo("second");
  }

  @Test
  void closeThrowsAFailureThatOnlyAThreadOutsideWasReleasedWith() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> port = group.port("port", 0);
    AtomicReference<Throwable> outside = new AtomicReference<>(new AssertionError("not released"));
    Thread thread =
        Outside.run(() -> outside.set(assertThrows(RuntimeException.class, () -> port.receive())));
    Eventually.blocked(thread);
    group.go("fails", () -> fail("boom"));
    thread.join();
    assertThat(outside.get()).isInstanceOf(GoroutineFailedException.class);
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::close);
    assertThat(thrown).isNotSameInstanceAs(outside.get());
    assertThat(thrown).hasCauseThat().isSameInstanceAs(requireNonNull(outside.get()).getCause());
  }

  @Test
  void closeThrowsTheFailureOfACleanUpAfterACancellationWasTold() throws InterruptedException {
    CountDownLatch cleanUp = new CountDownLatch(1);
    Channel<Integer> never = Channel.make();
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 0);
    group.go(
        "cleans up",
        () -> {
          try {
            never.receive();
          } catch (InterruptedException e) {
            cleanUp.await();
            fail("data lost");
          }
        });
    Eventually.blocked("cleans up");
    group.cancel();
    assertThrows(CancellationException.class, channel::receive);
    // Neither a second cancellation nor the close disturbs what cleans up.
    group.cancel();
    Thread closer = Thread.currentThread();
    Outside.run(
        () -> {
          Eventually.blocked(closer);
          cleanUp.countDown();
        });
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::close);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("data lost");
  }

  @Test
  void closeThrowsOnlyWhatNoJoinHasThrown() {
    Group group = Group.open();
    group.go("fails", () -> fail("boom"));
    assertThrows(GoroutineFailedException.class, group::join);
    group.close();
  }

  @Test
  void eachJoinThrowsANewExceptionThatShowsWhoJoined() {
    Group group = Group.open();
    IOException cause = new IOException("disk");
    group.go(
        "fails",
        () -> {
          throw cause;
        });
    GoroutineFailedException first =
        assertThrows(GoroutineFailedException.class, () -> joinsHere(group));
    GoroutineFailedException second =
        assertThrows(GoroutineFailedException.class, () -> joinsHere(group));
    group.close();
    assertThat(second).isNotSameInstanceAs(first);
    for (GoroutineFailedException thrown : List.of(first, second)) {
      assertThat(thrown).hasCauseThat().isSameInstanceAs(cause);
      assertThat(frames(thrown)).contains("joinsHere");
    }
    assertThat(frames(cause)).doesNotContain("joinsHere");
  }

  private static void joinsHere(Group group) throws InterruptedException {
    group.join();
  }

  @Test
  void everyJoinHasTheOtherFailuresSuppressed() {
    Group group = Group.open();
    CountDownLatch started = new CountDownLatch(2);
    for (String name : List.of("a", "b")) {
      group.go(
          name,
          () -> {
            started.countDown();
            awaitUninterruptibly(started);
            fail(name);
          });
    }
    for (int i = 0; i < 2; i++) {
      GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
      assertThat(thrown.getSuppressed()).hasLength(1);
      assertThat(thrown.getSuppressed()[0]).hasCauseThat().isInstanceOf(IOException.class);
      assertThat(thrown.getSuppressed()[0].getCause()).isNotSameInstanceAs(thrown.getCause());
    }
    group.close();
  }

  @Test
  void anExceptionThatSeveralEndWithIsOneFailure() {
    Group group = Group.open();
    IOException shared = new IOException("shared");
    CountDownLatch started = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      group.go(
          "fails",
          () -> {
            started.countDown();
            awaitUninterruptibly(started);
            throw shared;
          });
    }
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    group.close();
    assertThat(thrown.getSuppressed()).isEmpty();
  }

  @Test
  void anExceptionWhoseMessageThrowsIsToldByItsClass() {
    for (boolean message : new boolean[] {true, false}) {
      Group group = Group.open();
      Channel<Integer> channel = group.channel("channel", 0);
      group.go(
          "fails",
          () -> {
            throw message ? new BadMessage() : new BadString();
          },
          channel::close);
      group.go("consumer", () -> channel.forEach(value -> {}), channel::abandon);
      GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
      group.close();
      assertThat(thrown).hasCauseThat().isInstanceOf(RuntimeException.class);
      assertThat(thrown)
          .hasMessageThat()
          .isEqualTo(
              "goroutine 'fails' failed: "
                  + (message ? BadMessage.class : BadString.class).getName());
    }
  }

  private static final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static final class BadString extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("OverrideThrowableToString") // that somebody does
    public String toString() {
      throw new StackOverflowError();
    }
  }

  @Test
  void manyFailuresTakeLinearTime() {
    long few = 0;
    for (int i = 0; i < 3; i++) {
      few = processorTimeOfFailures(4_000);
    }
    // Eight times as many; it would take 64 times as long if each failure looked at the others.
    long many = processorTimeOfFailures(32_000);
    assertThat(many / few).isLessThan(32);
  }

  private static long processorTimeOfFailures(int goroutines) {
    Group group = Group.open();
    CountDownLatch begun = new CountDownLatch(goroutines);
    Channel<Void> gate = Channel.make();
    for (int i = 0; i < goroutines; i++) {
      group.go(
          "fetch",
          () -> {
            begun.countDown();
            try {
              gate.receive();
            } catch (InterruptedException e) {
              // By the first one that has failed.
            }
            fail("connection refused");
          });
    }
    awaitUninterruptibly(begun);
    long started = processorTime();
    gate.close();
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    long nanos = processorTime() - started;
    group.close();
    assertThat(thrown.getSuppressed().length).isEqualTo(goroutines - 1);
    return nanos;
  }

  /** That of the whole process: what others do on the machine does not count. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  @Test
  void theFirstFailureThatThereIsNoMemoryForIsRecorded() {
    Outcome outcome = new Outcome();
    outcome.addWithoutMemory("short of memory", new OutOfMemoryError("heap"));
    outcome.add("later", new IOException("later"));
    RuntimeException told = requireNonNull(outcome.tell());
    assertThat(told).isInstanceOf(GoroutineFailedException.class);
    assertThat(told).hasMessageThat().contains("'short of memory' failed");
    assertThat(told.getSuppressed()).hasLength(1);
  }

  private static String frames(Throwable thrown) {
    return Arrays.toString(thrown.getStackTrace());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // The failure is what is tested.
      }
    }
  }

  private static void fail(String message) throws IOException {
    throw new IOException(message);
  }
}
