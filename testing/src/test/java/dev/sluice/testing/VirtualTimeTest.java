package dev.sluice.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What waits in virtual time, and how the time goes on. */
class VirtualTimeTest {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private static Duration elapsed(VirtualTime time) {
    return Duration.between(START, time.now());
  }

  @Test
  void beginsInTheYear2000AndStands() {
    VirtualTime.run(
        time -> {
          assertThat(time.now()).isEqualTo(START);
          assertThat(Go.clock().instant()).isEqualTo(START);
          time.await();
          assertThat(time.now()).isEqualTo(START);
        });
  }

  @Test
  void theReaderHasTheClock() throws InterruptedException {
    var clock = Go.clock();
    AtomicReference<Instant> outside = new AtomicReference<>();
    VirtualTime.run(
        time -> {
          Thread foreign = Thread.ofPlatform().start(() -> outside.set(clock.instant()));
          foreign.join();
          assertThat(clock.instant()).isEqualTo(START);
        });
    assertThat(outside.get()).isGreaterThan(START.plus(Duration.ofDays(365 * 20)));
    assertThat(clock.instant()).isAtLeast(outside.get());
  }

  @Test
  void sleepsInNoTime() {
    VirtualTime.run(
        time -> {
          Go.sleep(Duration.ofDays(10_000));
          assertThat(elapsed(time)).isEqualTo(Duration.ofDays(10_000));
        });
  }

  @Test
  void advancesInclusively() {
    VirtualTime.run(
        time -> {
          List<String> seen = new CopyOnWriteArrayList<>();
          try (Group group = Group.open()) {
            group.go(
                "sleeper",
                () -> {
                  Go.sleep(Duration.ofMillis(300));
                  seen.add("first");
                  Go.sleep(Duration.ofNanos(1));
                  seen.add("second");
                });
            time.advance(Duration.ofMillis(300).minusNanos(1));
            assertThat(seen).isEmpty();
            time.advance(Duration.ofNanos(1));
            assertThat(seen).containsExactly("first");
            time.advance(Duration.ofNanos(1));
            assertThat(seen).containsExactly("first", "second").inOrder();
            group.join();
          }
        });
  }

  @Test
  void doesNotGoBack() {
    VirtualTime.run(
        time ->
            assertThrows(IllegalArgumentException.class, () -> time.advance(Duration.ofNanos(-1))));
  }

  @Test
  void alarmsOfOneInstantRingInTheOrderInWhichTheyWereSet() {
    VirtualTime.run(
        time -> {
          List<Integer> rung = new CopyOnWriteArrayList<>();
          List<Timer> timers = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            timers.add(Timer.start(Duration.ofSeconds(1)));
          }
          try (Group group = Group.open()) {
            // Those that were set first are waited for last.
            for (int i = 19; i >= 0; i--) {
              int number = i;
              group.go(
                  "waiter " + i,
                  () -> {
                    timers.get(number).channel().receive();
                    rung.add(number);
                  });
              time.await();
            }
            group.join();
          }
          assertThat(rung).hasSize(20);
          assertThat(rung).isInOrder();
        });
  }

  @Test
  void everyTimedFormWaitsInVirtualTime() {
    VirtualTime.run(
        time -> {
          Channel<Integer> channel = Channel.make();
          assertThat(channel.tryReceive(Duration.ofSeconds(1))).isEqualTo(Optional.empty());
          assertThat(elapsed(time)).isEqualTo(Duration.ofSeconds(1));
          assertThat(channel.trySend(1, Duration.ofSeconds(2))).isFalse();
          assertThat(elapsed(time)).isEqualTo(Duration.ofSeconds(3));
          Select.ReceiveCase<Integer> received = Select.receive(channel);
          assertThat(Select.of(received).poll(Duration.ofSeconds(3))).isNull();
          assertThat(elapsed(time)).isEqualTo(Duration.ofSeconds(6));
          Timer.after(Duration.ofSeconds(4)).receive();
          assertThat(elapsed(time)).isEqualTo(Duration.ofSeconds(10));
        });
  }

  @Test
  void aBatchIsFilledForItsTime() {
    VirtualTime.run(
        time -> {
          Channel<Integer> numbers = Channel.make(10);
          try (Group group = Group.open()) {
            group.go(
                "source",
                () -> {
                  for (int i = 0; i < 4; i++) {
                    Go.sleep(Duration.ofSeconds(1));
                    numbers.send(i);
                  }
                });
            assertThat(numbers.receiveUpTo(100, Duration.ofMillis(2500)))
                .containsExactly(0, 1, 2)
                .inOrder();
            assertThat(elapsed(time)).isEqualTo(Duration.ofMillis(3500));
            group.join();
          }
        });
  }

  @Test
  void tickersTickExactly() {
    VirtualTime.run(
        time -> {
          try (Ticker ticker = Ticker.start(Duration.ofSeconds(1))) {
            for (int i = 1; i <= 100; i++) {
              assertThat(ticker.channel().receive()).isEqualTo(START.plusSeconds(i));
            }
            ticker.reset(Duration.ofHours(1));
            assertThat(ticker.channel().receive()).isEqualTo(START.plusSeconds(3700));
          }
        });
  }

  @Test
  void aTimerThatIsResetRingsAtItsNewTime() {
    VirtualTime.run(
        time -> {
          Timer timer = Timer.start(Duration.ofSeconds(1));
          AtomicReference<Instant> rung = new AtomicReference<>();
          try (Group group = Group.open()) {
            group.go("waiter", () -> rung.set(timer.channel().receive()));
            time.await();
            assertThat(timer.reset(Duration.ofSeconds(5))).isTrue();
            time.advance(Duration.ofSeconds(4));
            assertThat(rung.get()).isNull();
            assertThat(timer.reset(Duration.ofSeconds(2))).isTrue();
            time.advance(Duration.ofSeconds(2));
            assertThat(rung.get()).isEqualTo(START.plusSeconds(6));
            group.join();
          }
        });
  }

  @Test
  void aDebouncerIsExactAThousandTimes() {
    for (int i = 0; i < 1000; i++) {
      VirtualTime.run("editor", VirtualTimeTest::debounce);
    }
  }

  private static void debounce(VirtualTime time) throws InterruptedException {
    List<String> saved = new CopyOnWriteArrayList<>();
    try (Group group = Group.open("editor")) {
      Channel<String> keys = group.channel("keys", 0);
      group.go("typist", () -> type(keys), keys::close);
      group.go("debouncer", () -> save(keys, saved));
      // The last key comes after 500 ms, and is saved 300 ms later.
      time.advance(Duration.ofMillis(800).minusNanos(1));
      assertThat(saved).isEmpty();
      time.advance(Duration.ofNanos(1));
      assertThat(saved).containsExactly("hello");
      group.join();
    }
  }

  private static void type(Channel<String> keys) throws InterruptedException {
    for (String word : List.of("h", "he", "hel", "hell", "hello")) {
      Go.sleep(Duration.ofMillis(100));
      keys.send(word);
    }
    Go.sleep(Duration.ofSeconds(1));
  }

  private static void save(Channel<String> keys, List<String> saved) throws InterruptedException {
    String last = null;
    Timer quiet = Timer.start(Duration.ofDays(1));
    quiet.stop();
    Select.ReceiveCase<String> key = Select.receive(keys);
    Select.ReceiveCase<Instant> due = Select.receive(quiet.channel());
    Select select = Select.of(key, due);
    while (true) {
      if (select.await() == due) {
        saved.add(last);
      } else if (!key.ok()) {
        return;
      } else {
        last = key.value();
        quiet.reset(Duration.ofMillis(300));
      }
    }
  }

  @Test
  void groupsPlacesAndFuturesAreDurable() {
    VirtualTime.run(
        time -> {
          try (Group group = Group.open("workers").limit(2)) {
            List<Future<Instant>> futures = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
              futures.add(
                  group.call(
                      "worker " + i,
                      () -> {
                        Go.sleep(Duration.ofSeconds(1));
                        return Go.clock().instant();
                      }));
            }
            assertThrows(
                TimeoutException.class, () -> futures.get(4).get(1, TimeUnit.MILLISECONDS));
            assertThat(futures.get(4).get()).isEqualTo(START.plusSeconds(3));
            group.join();
          }
          assertThat(elapsed(time)).isEqualTo(Duration.ofSeconds(3));
        });
  }

  @Test
  void waitGroupsAreDurable() {
    VirtualTime.run(
        time -> {
          WaitGroup all = new WaitGroup();
          for (int i = 1; i <= 3; i++) {
            Duration age = Duration.ofHours(i);
            all.go(() -> Go.sleep(age));
          }
          all.await();
          assertThat(elapsed(time)).isEqualTo(Duration.ofHours(3));
        });
  }

  @Test
  void awaitAbandonedAndDoneAreDurable() {
    VirtualTime.run(
        time -> {
          List<String> seen = new CopyOnWriteArrayList<>();
          Channel<Integer> numbers = Channel.make();
          AtomicReference<ReceiveChannel<Void>> done = new AtomicReference<>(Channel.nil());
          Channel<Void> opened = Channel.make();
          Go.go(
              "watcher",
              () -> {
                opened.receive();
                Objects.requireNonNull(done.get()).receive();
                seen.add("done");
              });
          try (Group group = Group.open()) {
            done.set(group.done());
            opened.close();
            group.go(
                "source",
                () -> {
                  numbers.awaitAbandoned();
                  seen.add("abandoned");
                });
            time.advance(Duration.ofHours(1));
            assertThat(seen).isEmpty();
            numbers.abandon();
            time.await();
            assertThat(seen).containsExactly("abandoned");
          }
          time.await();
          assertThat(seen).containsExactly("abandoned", "done").inOrder();
        });
  }

  @Test
  void aGroupPastItsDeadlineFails() {
    VirtualTime.run(
        time -> {
          try (Group group = Group.open("late", Duration.ofMinutes(5))) {
            group.go("sleeper", () -> Go.sleep(Duration.ofHours(1)));
            var failure = assertThrows(GoroutineFailedException.class, group::join);
            assertThat(failure.goroutine()).isEqualTo("late");
            assertThat(failure).hasCauseThat().isInstanceOf(TimeoutException.class);
            assertThat(elapsed(time)).isEqualTo(Duration.ofMinutes(5));
          }
        });
  }

  @Test
  void aGroupInTimeLeavesNoAlarm() {
    VirtualTime.run(
        time -> {
          try (Group group = Group.open("early", Duration.ofMinutes(5))) {
            group.go("sleeper", () -> Go.sleep(Duration.ofMinutes(1)));
            group.join();
          }
          assertThat(elapsed(time)).isEqualTo(Duration.ofMinutes(1));
        });
  }

  @Test
  void theSchedulerRunsTasksInVirtualTime() {
    VirtualTime.run(
        time -> {
          AtomicInteger runs = new AtomicInteger();
          var scheduler = time.scheduler();
          var repeated =
              scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.SECONDS);
          var once = scheduler.schedule(() -> Go.clock().instant(), 10, TimeUnit.SECONDS);
          assertThat(once.get()).isEqualTo(START.plusSeconds(10));
          time.await();
          assertThat(runs.get()).isEqualTo(10);
          repeated.cancel(false);
          time.advance(Duration.ofHours(1));
          assertThat(runs.get()).isEqualTo(10);
          time.executor().execute(runs::incrementAndGet);
          assertThat(scheduler.submit(runs::incrementAndGet).get()).isAtLeast(11);
          time.await();
          assertThat(runs.get()).isEqualTo(12);
          scheduler.shutdown();
          assertThat(scheduler.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
        });
  }

  @Test
  void anInterruptIsSeenBeforeTheClockGoesOn() {
    for (int i = 0; i < 200; i++) {
      VirtualTime.run(
          time -> {
            AtomicReference<Instant> interrupted = new AtomicReference<>();
            Thread sleeper =
                Go.go(
                    () -> {
                      try {
                        Go.sleep(Duration.ofHours(1));
                      } catch (InterruptedException e) {
                        interrupted.set(Go.clock().instant());
                      }
                    });
            time.await();
            sleeper.interrupt();
            Go.sleep(Duration.ofSeconds(1));
            assertThat(interrupted.get()).isEqualTo(START);
          });
    }
  }

  @Test
  void bubblesRunInParallel() throws InterruptedException {
    List<Throwable> failed = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      Duration period = Duration.ofSeconds(i);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      VirtualTime.run(time -> relay(period));
                    } catch (Throwable e) {
                      failed.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failed).isEmpty();
  }

  private static void relay(Duration period) throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Instant> out = group.channel("out", 3);
      group.go(
          "ticker",
          () -> {
            try (Ticker ticker = Ticker.start(period)) {
              for (int i = 0; i < 300; i++) {
                out.send(ticker.channel().receive());
              }
            }
          },
          out::close);
      Instant expected = START;
      for (Instant tick : out) {
        expected = expected.plus(period);
        assertThat(tick).isEqualTo(expected);
        assertThat(Go.clock().instant()).isEqualTo(expected);
      }
      group.join();
    }
  }

  @Test
  void selectsAreTheSameInEachRunWithASeed() {
    System.setProperty("sluice.virtualtime.seed", "42");
    try {
      List<Integer> first = choices();
      assertThat(choices()).isEqualTo(first);
      assertThat(first).containsAtLeast(0, 1);
    } finally {
      System.clearProperty("sluice.virtualtime.seed");
    }
  }

  private static List<Integer> choices() {
    List<Integer> chosen = new ArrayList<>();
    VirtualTime.run(
        time -> {
          Channel<Integer> zeros = Channel.make(100);
          Channel<Integer> ones = Channel.make(100);
          for (int i = 0; i < 100; i++) {
            zeros.send(0);
            ones.send(1);
          }
          Select.ReceiveCase<Integer> zero = Select.receive(zeros);
          Select.ReceiveCase<Integer> one = Select.receive(ones);
          Select select = Select.of(zero, one);
          for (int i = 0; i < 50; i++) {
            chosen.add(select.await() == zero ? 0 : 1);
          }
        });
    return chosen;
  }
}
