package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Task;
import dev.sluice.WaitGroup;
import dev.sluice.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Virtual time is what the bubbles of Go's synctest are (rules SY). */
final class BubbleTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  @Test
  @Rule("SY-01")
  void timeIsFakeAndAdvancesWhenAllAreBlocked() {
    AtomicReference<Instant> inner = new AtomicReference<>();
    VirtualTime.run(
        time -> {
          assertThat(Go.clock().instant()).isEqualTo(START);
          WaitGroup all = new WaitGroup();
          all.go(
              () -> {
                // A goroutine that a member has started is a member.
                WaitGroup more = new WaitGroup();
                more.go(() -> Go.sleep(Duration.ofDays(1)));
                more.await();
                inner.set(Go.clock().instant());
              });
          all.await();
          assertThat(Go.clock().instant()).isEqualTo(START.plus(Duration.ofDays(1)));
        });
    assertThat(inner.get()).isEqualTo(START.plus(Duration.ofDays(1)));
  }

  @Test
  @Rule("SY-02")
  void blockedForGoodIsWhoWaitsForMembersOnly() {
    VirtualTime.run(
        time -> {
          Channel<Integer> made = Channel.make();
          WaitGroup never = new WaitGroup();
          never.add(1);
          for (Task wait :
              List.<Task>of(
                  () -> made.receive(),
                  () -> made.send(1),
                  () -> Select.of(Select.receive(made), Select.send(Channel.nil(), 1)).await(),
                  () -> Channel.nil().receive(),
                  () -> Select.of().await(),
                  () -> Go.sleep(Duration.ofDays(1)),
                  never::await)) {
            try (Group group = Group.open()) {
              group.go("waits", wait);
              Instant before = time.now();
              time.advance(Duration.ofSeconds(1));
              assertThat(time.now()).isEqualTo(before.plusSeconds(1));
            }
          }
        });
  }

  // The other half of SY-02: what is not durable.
  @Test
  @SuppressWarnings("LockNotBeforeTry") // held until the other thread has come to it
  void locksAndWhatWasMadeOutsideKeepTheClockStanding() throws InterruptedException {
    Channel<Integer> outside = Channel.make();
    ReentrantLock lock = new ReentrantLock();
    for (Task wait : List.<Task>of(() -> outside.receive(), lock::lockInterruptibly)) {
      CountDownLatch seen = new CountDownLatch(1);
      lock.lock();
      List<Throwable> failed = new CopyOnWriteArrayList<>();
      Thread helper =
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, failure) -> failed.add(failure))
              .start(
                  () ->
                      VirtualTime.run(
                          time -> {
                            AtomicReference<Instant> end = new AtomicReference<>();
                            Go.go(
                                () -> {
                                  seen.countDown();
                                  wait.run();
                                  end.set(Go.clock().instant());
                                  if (lock.isHeldByCurrentThread()) {
                                    lock.unlock();
                                  }
                                });
                            Go.sleep(Duration.ofDays(1));
                            // The clock went on when it had ended, and not before.
                            assertThat(end.get()).isEqualTo(START);
                          }));
      seen.await();
      lock.unlock();
      outside.trySend(1, Duration.ofMillis(100));
      helper.join();
      assertThat(failed).isEmpty();
    }
  }

  @Test
  @Rule("SY-03")
  void aStandstillWithoutAnAlarmIsADeadlock() {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () ->
                VirtualTime.run(
                    time -> {
                      Channel<Integer> never = Channel.make("never", 0);
                      Go.go("blocked", () -> never.receive());
                      never.awaitAbandoned();
                    }));
    assertThat(deadlock).hasMessageThat().contains("'blocked' [chan receive] never");
  }

  // SY-03 outside of a bubble: the scope is a group.
  @Test
  void aStandstillOfAScopeIsThrownInItsCallerWhileOthersRun() throws InterruptedException {
    try (Group outside = Group.open("outside")) {
      Channel<Integer> other = outside.channel("other", 0);
      outside.go("runs on", () -> other.receive());
      DeadlockException deadlock =
          assertThrows(
              DeadlockException.class,
              () -> {
                try (Group inside = Group.open("inside")) {
                  Channel<Integer> never = inside.channel("never", 0);
                  inside.go("blocked", () -> never.receive());
                  inside.join();
                }
              });
      assertThat(deadlock).hasMessageThat().contains("in group 'inside'");
      assertThat(deadlock).hasMessageThat().contains("'blocked' [chan receive] never");
      assertThat(deadlock).hasMessageThat().doesNotContain("runs on");
      assertThat(outside.isCancelled()).isFalse();
      other.send(1);
      outside.join();
    }
  }

  @Test
  @Rule("SY-04")
  void whoIsStillBlockedAtTheEndFailsTheTest() {
    AssertionError left =
        assertThrows(
            AssertionError.class,
            () -> VirtualTime.run(time -> Go.go("blocked", () -> Channel.make().receive())));
    assertThat(left).hasMessageThat().contains("'blocked' [chan receive]");
  }

  @Test
  @Rule("SY-05")
  void aChannelOfABubbleIsNotUsedFromOutside() {
    List<Channel<Integer>> made = new CopyOnWriteArrayList<>();
    VirtualTime.run(time -> made.add(Channel.make("kept", 1)));
    Channel<Integer> kept = made.getFirst();
    assertThrows(IllegalStateException.class, () -> kept.send(1));
    assertThrows(IllegalStateException.class, kept::receive);
    assertThrows(IllegalStateException.class, kept::close);
  }
}
