package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Outside;
import dev.sluice.ReceiveChannel;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Open, closing, closed: what may happen when, and what a cancellation reaches. */
final class GroupLifetimeTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @Test
  void nothingThatAThreadOutsideStartsOutlivesTheClose() throws InterruptedException {
    AtomicReference<Group> current = new AtomicReference<>();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    Thread starter =
        Outside.run(
            () -> {
              while (!over.get()) {
                Group group = current.get();
                if (group == null) {
                  continue;
                }
                try {
                  group.go(
                      "late",
                      () -> {
                        accepted.incrementAndGet();
                        if (current.get() != group) {
                          late.incrementAndGet();
                        }
                      });
                } catch (IllegalStateException e) {
                  assertThat(e).hasMessageThat().contains("is closed");
                }
              }
            });
    for (int round = 0; round < 3_000 || accepted.get() == 0; round++) {
      Group group = Group.open();
      current.set(group);
      for (int i = round & 255; i > 0; i--) {
        Thread.onSpinWait();
      }
      group.close();
      current.set(null);
    }
    over.set(true);
    starter.join();
    assertThat(late.get()).isEqualTo(0);
  }

  @Test
  void leavingEarlyInventsNoFailureOfThoseWhoStillStart() throws InterruptedException {
    Group group = Group.open();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    group.go(
        "late",
        () -> {
          begun.countDown();
          awaitUninterruptibly(closing);
          group.go("sibling", () -> log.add("ran"));
          var _ = group.call("result", () -> log.add("ran"));
          Go.go("child", () -> log.add("child"));
          new WaitGroup().go("counted", () -> log.add("child"));
          assertThat(group.<Integer>channel("channel", 1).trySend(1)).isTrue();
          assertThat(group.<Integer>port("port", 1).trySend(1)).isTrue();
          try (Group inner = Group.open("inner")) {
            assertThat(inner.isCancelled()).isTrue();
          }
        });
    begun.await();
    Thread opener = Thread.currentThread();
    Outside.run(
        () -> {
          Eventually.blocked(opener);
          assertThrows(IllegalStateException.class, () -> group.go("outside", () -> {}));
          assertThrows(IllegalStateException.class, () -> group.channel("outside", 0));
          closing.countDown();
        });
    group.close();
    assertThat(log).containsExactly("child", "child");
    assertThrows(IllegalStateException.class, () -> group.port("late", 0));
    assertThrows(IllegalStateException.class, () -> group.tryGo("late", () -> {}));
  }

  @Test
  void aGroupCannotBeClosedOrJoinedFromAGroupInside() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    try (Group outer = Group.open("outer")) {
      outer.go(
          "member",
          () -> {
            try (Group inner = Group.open("inner")) {
              inner.go("worker", () -> refuses(outer, refused));
              Go.go("child", () -> refuses(outer, refused));
              inner.join();
            }
          },
          () -> refuses(outer, refused));
      outer.join();
    }
    assertThat(refused.get()).isEqualTo(6);
  }

  private static void refuses(Group outer, AtomicInteger refused) {
    for (IllegalStateException e :
        List.of(
            assertThrows(IllegalStateException.class, outer::close),
            assertThrows(IllegalStateException.class, outer::join))) {
      assertThat(e).hasMessageThat().contains("would wait for itself");
      refused.incrementAndGet();
    }
  }

  @Test
  void aSecondCloseWaitsForTheEndToo() throws InterruptedException {
    Group group = Group.open();
    CountDownLatch stubborn = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    group.go(
        "stubborn",
        () -> {
          begun.countDown();
          awaitUninterruptibly(stubborn);
          ended.set(true);
        });
    begun.await();
    AtomicBoolean early = new AtomicBoolean();
    CountDownLatch closers = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Outside.run(
          () -> {
            closers.countDown();
            group.close();
            early.compareAndSet(false, !ended.get());
          });
    }
    closers.await();
    Eventually.until(group::isCancelled);
    stubborn.countDown();
    group.close();
    assertThat(ended.get()).isTrue();
    assertThat(early.get()).isFalse();
  }

  @Test
  void aCancelReachesTheGroupsInsideAtOnce() throws InterruptedException {
    CountDownLatch computed = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch reached = new CountDownLatch(2);
    try (Group outer = Group.open("outer")) {
      outer.go(
          "member",
          () -> {
            try (Group inner = Group.open("inner")) {
              ReceiveChannel<Void> done = inner.done();
              Thread waits = Outside.run(done::receive);
              inner.go("sleeper", () -> sleep(begun, reached));
              inner.go(
                  "member of the inner one",
                  () -> {
                    try (Group innermost = Group.open("innermost")) {
                      innermost.go("sleeper inside", () -> sleep(begun, reached));
                      innermost.join();
                    }
                  });
              Eventually.blocked(waits);
              begun.await();
              log.add("ready");
              // The opener of the inner group looks at nothing meanwhile.
              awaitUninterruptibly(computed);
            }
          });
      Eventually.until(() -> log.contains("ready"));
      outer.cancel();
      reached.await();
      computed.countDown();
    }
  }

  @Test
  void aGroupThatIsOpenedInACancelledOneIsCancelled() throws InterruptedException {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (Group outer = Group.open("outer")) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      outer.go(
          "member",
          () -> {
            begun.countDown();
            awaitUninterruptibly(go);
            try (Group inner = Group.open("inner")) {
              cancelled.set(inner.isCancelled() && inner.done().tryReceive().isPresent());
            }
          });
      begun.await();
      outer.cancel();
      go.countDown();
    }
    assertThat(cancelled.get()).isTrue();
  }

  @Test
  void aCancellationThatStreamsAndSocketsHideIsNoFailure() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> never = Channel.make();
      group.go(
          "unchecked",
          () -> {
            try {
              never.receive();
            } catch (InterruptedException e) {
              throw new java.io.UncheckedIOException(new java.io.InterruptedIOException());
            }
          });
      Eventually.blocked("unchecked");
      group.cancel();
      group.join();
    }
  }

  @Test
  void closeNamesTheGoroutineThatIgnoresItsInterrupt() throws InterruptedException {
    Group group = Group.open("stuck");
    CountDownLatch stubborn = new CountDownLatch(1);
    List<String> logged = Collections.synchronizedList(new ArrayList<>());
    Logger logger = Logger.getLogger("dev.sluice");
    Handler handler = new Messages(logged, stubborn);
    logger.addHandler(handler);
    try {
      CountDownLatch begun = new CountDownLatch(1);
      group.go(
          "stubborn",
          () -> {
            begun.countDown();
            awaitUninterruptibly(stubborn);
          });
      begun.await();
      long started = System.nanoTime();
      group.close();
      assertThat(System.nanoTime() - started).isAtLeast(Duration.ofSeconds(1).toNanos());
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .containsExactly(
            "close of group 'stuck' waits for goroutines that were interrupted and have not ended:"
                + " 'stubborn'");
  }

  /** Lets the goroutine end when it was named. */
  private static final class Messages extends Handler {
    private final List<String> logged;
    private final CountDownLatch stubborn;

    Messages(List<String> logged, CountDownLatch stubborn) {
      this.logged = logged;
      this.stubborn = stubborn;
    }

    @Override
    public void publish(LogRecord message) {
      logged.add(message.getMessage());
      stubborn.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void theDeadlineNamesTheGroup() {
    for (Duration deadline : List.of(Duration.ZERO, Duration.ofMillis(5))) {
      Group group = Group.open("slow", deadline);
      Channel<Integer> channel = group.channel("never", 0);
      group.go("waits", channel::receive);
      GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
      assertThat(thrown.goroutine()).isEqualTo("slow");
      assertThat(thrown).hasCauseThat().isInstanceOf(TimeoutException.class);
      group.close();
    }
  }

  @Test
  void theDeadlineIsNoFailureOfWhatAJoinHasSeenEnd() {
    GroupLifetime lifetime = new GroupLifetime("in time");
    lifetime.join();
    assertThat(lifetime.expire()).isFalse();
    // But of what is started after it.
    assertThat(lifetime.isOverdue()).isTrue();
    assertThat(new GroupLifetime("not joined").expire()).isTrue();
  }

  @Test
  void whatIsStartedAfterTheDeadlineIsTooLate() throws InterruptedException {
    AtomicBoolean ran = new AtomicBoolean();
    Group group = Group.open("late", Duration.ofMillis(1));
    try {
      group.join();
    } catch (GoroutineFailedException e) {
      // The deadline has passed already.
    }
    // Another deadline, which is set later, has passed: so has the group's.
    Group other = Group.open("other", Duration.ofMillis(2));
    assertThrows(GoroutineFailedException.class, () -> other.channel("never", 0).receive());
    other.close();
    group.go("too late", () -> ran.set(true));
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    assertThat(thrown).hasCauseThat().isInstanceOf(TimeoutException.class);
    assertThat(ran.get()).isFalse();
    group.close();
  }

  private static void sleep(CountDownLatch begun, CountDownLatch reached) {
    try {
      begun.countDown();
      Thread.sleep(Duration.ofDays(1));
    } catch (InterruptedException e) {
      reached.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
