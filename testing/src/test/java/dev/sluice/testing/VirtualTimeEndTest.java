package dev.sluice.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Ticker;
import dev.sluice.WaitGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** How a virtual time ends, and what it does not allow. */
class VirtualTimeEndTest {
  @Test
  void whatTheBodyThrowsIsThrown() {
    IOException thrown = new IOException("broken");
    Throwable seen =
        assertThrows(
            IOException.class,
            () ->
                VirtualTime.run(
                    time -> {
                      throw thrown;
                    }));
    assertThat(seen).isSameInstanceAs(thrown);
    assertThat(seen.getSuppressed()).isEmpty();
  }

  @Test
  void aDeadlockIsToldByName() {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () ->
                VirtualTime.run(
                    "chat",
                    time -> {
                      Channel<String> words = Channel.make("words", 0);
                      try (Group group = Group.open()) {
                        group.go("listener", () -> words.receive());
                        group.join();
                      }
                    }));
    assertThat(deadlock).hasMessageThat().startsWith("all goroutines are asleep - deadlock!");
    assertThat(deadlock).hasMessageThat().contains("'listener' [chan receive] words");
    assertThat(deadlock).hasMessageThat().contains("[group join]");
    assertThat(deadlock).hasMessageThat().contains("virtual time of 'chat' stands at 2000-01-01");
    assertThat(deadlock.getSuppressed()).isEmpty();
  }

  @Test
  void aTickerThatNobodyWaitsForIsNoWayOutOfADeadlock() {
    assertThrows(
        DeadlockException.class,
        () ->
            VirtualTime.run(
                time -> {
                  try (Ticker ticker = Ticker.start(Duration.ofSeconds(1))) {
                    assertThat(ticker.channel().receive()).isEqualTo(time.now());
                    Channel.make().receive();
                  }
                }));
  }

  @Test
  void aDeadlockCanBeCaught() {
    VirtualTime.run(
        time -> {
          Channel<Integer> never = Channel.make();
          assertThrows(DeadlockException.class, never::receive);
          assertThrows(DeadlockException.class, () -> Channel.nil().receive());
          Go.sleep(Duration.ofSeconds(1));
          assertThrows(
              DeadlockException.class,
              () -> {
                WaitGroup all = new WaitGroup();
                all.add(1);
                all.await();
              });
        });
  }

  @Test
  void whoHasNotEndedIsToldByNameAndInterrupted() {
    AtomicBoolean interrupted = new AtomicBoolean();
    AssertionError left =
        assertThrows(
            AssertionError.class,
            () ->
                VirtualTime.run(
                    time ->
                        Go.go(
                            "forgotten",
                            () -> {
                              try {
                                Go.sleep(Duration.ofSeconds(1));
                              } catch (InterruptedException e) {
                                interrupted.set(true);
                              }
                            })));
    assertThat(left).hasMessageThat().contains("'forgotten' [sleep]");
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void whatCanStillRunIsWaitedFor() {
    AtomicBoolean ran = new AtomicBoolean();
    CountDownLatch go = new CountDownLatch(1);
    VirtualTime.run(
        time -> {
          Go.go(
              "slow",
              () -> {
                go.await();
                ran.set(true);
              });
          go.countDown();
        });
    assertThat(ran.get()).isTrue();
  }

  @Test
  void leaksAreSuppressedInWhatTheBodyThrows() {
    IOException thrown = new IOException("broken");
    assertThrows(
        IOException.class,
        () ->
            VirtualTime.run(
                time -> {
                  Go.go("forgotten", () -> Channel.nil().receive());
                  throw thrown;
                }));
    assertThat(thrown.getSuppressed()).hasLength(1);
    assertThat(thrown.getSuppressed()[0]).hasMessageThat().contains("'forgotten'");
  }

  @Test
  void aFailedGoroutineThrowsFromAWaitingAdvance() {
    VirtualTime.run(
        time -> {
          Go.go(
              "bad",
              () -> {
                Go.sleep(Duration.ofSeconds(1));
                throw new IOException("broken");
              });
          GoroutineFailedException failure =
              assertThrows(
                  GoroutineFailedException.class, () -> time.advance(Duration.ofMinutes(1)));
          assertThat(failure.goroutine()).isEqualTo("bad");
          assertThat(failure).hasCauseThat().isInstanceOf(IOException.class);
        });
  }

  @Test
  void aFailedGoroutineThrowsFromRun() {
    GoroutineFailedException failure =
        assertThrows(
            GoroutineFailedException.class,
            () ->
                VirtualTime.run(
                    time ->
                        Go.go(
                            "bad",
                            () -> {
                              throw new IOException("broken");
                            })));
    assertThat(failure.goroutine()).isEqualTo("bad");
  }

  @Test
  void aFailureOfAGroupIsTheGroups() {
    VirtualTime.run(
        time -> {
          try (Group group = Group.open()) {
            group.go(
                "bad",
                () -> {
                  throw new IOException("broken");
                });
            time.await();
            assertThrows(GoroutineFailedException.class, group::join);
          }
        });
  }

  @Test
  void aChannelIsNotUsedFromOutside() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    AtomicReference<Channel<Integer>> kept = new AtomicReference<>();
    VirtualTime.run(
        time -> {
          Channel<Integer> numbers = Channel.make("numbers", 1);
          kept.set(numbers);
          Thread foreign =
              Thread.ofPlatform()
                  .start(
                      () -> {
                        thrown.add(assertThrows(Exception.class, () -> numbers.send(1)));
                        thrown.add(assertThrows(Exception.class, numbers::receive));
                        thrown.add(assertThrows(Exception.class, numbers::tryReceive));
                        thrown.add(assertThrows(Exception.class, numbers::close));
                      });
          foreign.join();
          numbers.send(2);
        });
    thrown.add(assertThrows(Exception.class, () -> Objects.requireNonNull(kept.get()).receive()));
    assertThat(thrown).hasSize(5);
    for (Throwable one : thrown) {
      assertThat(one).isInstanceOf(IllegalStateException.class);
      assertThat(one).hasMessageThat().contains("channel 'numbers' of virtual time");
    }
  }

  @Test
  void thereIsNoBubbleInABubbleOrAGroup() {
    VirtualTime.run(
        time -> assertThrows(IllegalStateException.class, () -> VirtualTime.run(inner -> {})));
    try (Group group = Group.open()) {
      assertThrows(IllegalStateException.class, () -> VirtualTime.run(inner -> {}));
      assertThat(group.isCancelled()).isFalse();
    }
  }

  @Test
  void onlyOneMemberAwaits() {
    VirtualTime.run(
        time -> {
          CountDownLatch waiting = new CountDownLatch(1);
          AtomicReference<Throwable> refused = new AtomicReference<>();
          try (Group group = Group.open()) {
            group.go(
                "runs",
                () -> {
                  // Nobody is released as long as this one runs.
                  waiting.countDown();
                  while (refused.get() == null) {
                    try {
                      time.advance(Duration.ofSeconds(1));
                    } catch (IllegalStateException e) {
                      refused.set(e);
                    }
                  }
                });
            waiting.await();
            while (refused.get() == null) {
              try {
                time.advance(Duration.ofSeconds(1));
              } catch (IllegalStateException e) {
                refused.set(e);
              }
            }
            group.join();
          }
          assertThat(refused.get()).hasMessageThat().contains("awaited by two members at once");
        });
  }

  @Test
  void aRealSleepIsLoggedOnceAndFailsAfterTheLimit() {
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("dev.sluice.testing");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      AssertionError error =
          assertThrows(
              AssertionError.class,
              () ->
                  VirtualTime.run(
                      "slow",
                      time -> {
                        time.limit(Duration.ofMillis(2500));
                        try (Group group = Group.open()) {
                          group.go("sleeper", () -> Thread.sleep(100_000));
                          time.advance(Duration.ofSeconds(1));
                        }
                      }));
      assertThat(error)
          .hasMessageThat()
          .matches(
              "virtual time of 'slow' stands at 2000-01-01T00:00:00Z: goroutine 'sleeper' sleeps in"
                  + " real time \\(Thread.sleep\\) at VirtualTimeEndTest.java:\\d+");
      assertThat(logged.stream().filter(one -> one.equals(error.getMessage())).count())
          .isEqualTo(1);
    } finally {
      logger.removeHandler(handler);
    }
  }
}
