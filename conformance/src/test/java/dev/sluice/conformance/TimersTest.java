package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;
import static dev.sluice.conformance.Clocks.HOUR;
import static dev.sluice.conformance.Clocks.NANO;
import static dev.sluice.conformance.Clocks.millis;
import static dev.sluice.conformance.Clocks.pass;
import static dev.sluice.conformance.Clocks.poll;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.Ticker;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many timers at once, and timers among much else (rules TMR and STR). */
final class TimersTest {
  @Test
  @Rule("TMR-19")
  void whatWasStoppedNeverFires() throws InterruptedException {
    List<Timer> timers = new ArrayList<>();
    AtomicInteger fired = new AtomicInteger();
    Channel<Integer> over = Channel.make();
    WaitGroup waiting = new WaitGroup();
    for (int i = 0; i < 100; i++) {
      Timer timer = Timer.start(Duration.ofSeconds(2));
      timers.add(timer);
      waiting.go(
          () -> {
            var value = Select.receive(timer.channel());
            if (Select.of(value, Select.receive(over)).await() == value) {
              fired.incrementAndGet();
            }
          });
    }
    pass(millis(100));
    for (Timer timer : timers) {
      assertThat(timer.stop()).isTrue();
    }
    pass(millis(2_200));
    over.close();
    waiting.await();
    assertThat(fired.get()).isEqualTo(0);
  }

  @Test
  @Rule("TMR-20")
  void aTimerThatIsStoppedAtOnceStaysSilent() throws InterruptedException {
    assertThat(
            Clocks.oneOf(
                5,
                attempt -> {
                  Timer first = Timer.start(millis(50));
                  Timer second = Timer.start(millis(150));
                  boolean stopped = first.stop() && second.stop();
                  pass(millis(200));
                  return stopped
                      && poll(first.channel()).isEmpty()
                      && poll(second.channel()).isEmpty()
                      && !first.stop()
                      && !second.stop();
                }))
        .isTrue();
  }

  @Test
  @Rule("TMR-21")
  void timersFireInTheOrderInWhichTheyAreDue() throws InterruptedException {
    int[] slots = {5, 3, 6, 6, 6, 1, 1, 2, 7, 9, 4, 8, 0};
    assertThat(Clocks.oneOf(5, attempt -> inOrder(slots, millis(20 + 50L * attempt)))).isTrue();
  }

  private static boolean inOrder(int[] slots, Duration delta) throws InterruptedException {
    record Fired(int slot, Duration after) {}
    Instant start = Instant.now();
    Channel<Fired> fired = Channel.make(slots.length);
    for (int slot : slots) {
      ReceiveChannel<Instant> timer = Timer.after(delta.multipliedBy(slot));
      go(
          () -> {
            timer.receive();
            fired.send(new Fired(slot, Duration.between(start, Instant.now())));
          });
    }
    boolean inOrder = true;
    int last = 0;
    for (int i = 0; i < slots.length; i++) {
      Fired one = Objects.requireNonNull(fired.receive());
      Duration target = delta.multipliedBy(one.slot());
      inOrder &= one.slot() >= last;
      inOrder &= one.after().compareTo(target.minus(delta.dividedBy(2))) >= 0;
      inOrder &= one.after().compareTo(target.plus(delta.multipliedBy(10))) <= 0;
      last = one.slot();
    }
    return inOrder;
  }

  @Test
  @Rule("TMR-22")
  void busyChannelsDoNotStarveATimer() {
    Blocks.completes(
        () -> {
          Channel<Integer> flood = Channel.make();
          Channel<Integer> done = Channel.make();
          WaitGroup flooders = new WaitGroup();
          for (int i = 0; i < 2; i++) {
            flooders.go(
                () -> {
                  Select select = Select.of(Select.send(flood, 1), Select.receive(done));
                  while (select.await().index() == 0) {
                    // Again.
                  }
                });
          }
          var stop = Select.receive(Timer.after(millis(20)));
          Select select = Select.of(Select.receive(flood), stop);
          while (select.await() != stop) {
            // Again.
          }
          done.close();
          flooders.await();
        });
  }

  @Test
  @Rule("TMR-23")
  void tenTimersOneAfterTheOther() throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      Timer.after(millis(100)).receive();
    }
    Duration total = Duration.ofNanos(System.nanoTime() - start);
    assertThat(total).isAtLeast(millis(1_000));
    assertThat(total).isAtMost(Duration.ofSeconds(3));
  }

  @Test
  @Rule("TMR-24")
  void tenThousandTimersThatAreDueAtOnceDeliver() {
    Blocks.completes(
        () -> {
          Timer again = Timer.start(HOUR);
          for (int i = 0; i < 10_000; i++) {
            assertThat(Timer.start(Duration.ZERO).channel().receive()).isNotNull();
            again.reset(Duration.ZERO);
            assertThat(again.channel().receive()).isNotNull();
          }
        });
  }

  @Test
  @Rule("TMR-25")
  void movingATimerEarlierIsNotLost() throws InterruptedException {
    WaitGroup all = new WaitGroup();
    for (int g = 0; g < 1_000; g++) {
      all.go(
          () -> {
            Timer timer = Timer.start(HOUR);
            for (int i = 0; i < 10; i++) {
              timer.stop();
              timer.reset(Duration.ofSeconds(-1));
            }
            var value = Select.receive(timer.channel());
            var tooLate = Select.receive(Timer.after(Duration.ofSeconds(8)));
            if (Select.of(value, tooLate).await() == tooLate) {
              throw new AssertionError("the timer did not fire");
            }
          });
    }
    Blocks.completes(() -> all.await());
  }

  @Test
  @Rule("TMR-26")
  void timersDrivenAtRandomSayWhetherTheyWereIdle() throws InterruptedException {
    List<Timer> timers = new ArrayList<>();
    Map<Timer, Integer> steps = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      timers.add(Timer.start(Duration.ZERO));
    }
    Random random = new Random(42);
    while (!timers.isEmpty()) {
      Timer timer = timers.get(random.nextInt(timers.size()));
      int step = steps.merge(timer, 1, Integer::sum);
      switch (step) {
        case 1, 5 -> assertThat(timer.channel().receive()).isNotNull();
        case 2 -> assertThat(timer.reset(HOUR)).isFalse();
        case 3 -> assertThat(timer.stop()).isTrue();
        default -> assertThat(timer.reset(Duration.ZERO)).isFalse();
      }
      if (step == 5) {
        timers.remove(timer);
      }
    }
  }

  @Test
  @Rule("TMR-27")
  void aFreshTimerForEachReceiveIsCheap() {
    Blocks.completes(
        () -> {
          Channel<Integer> items = Channel.make();
          go(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  items.send(i);
                }
                items.close();
              });
          var item = Select.receive(items);
          var timeOut = Select.receive(Timer.after(HOUR));
          Select select = Select.of(item, timeOut);
          int received = 0;
          while (select.await() == item && item.ok()) {
            received++;
            timeOut.channel(Timer.after(Duration.ofSeconds(5)));
          }
          assertThat(received).isEqualTo(20_000);
        });
  }

  @Test
  @Rule("TMR-28")
  void timersThatNobodyHoldsAreCollected() {
    List<WeakReference<Object>> references = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      references.add(new WeakReference<>(Timer.after(HOUR)));
      references.add(new WeakReference<>(Ticker.tick(HOUR)));
      references.add(new WeakReference<>(Timer.start(HOUR)));
      references.add(new WeakReference<>(Ticker.start(HOUR)));
    }
    Garbage.awaitCleared(references, 10_000);
  }

  @Test
  @Rule("TMR-44")
  void manyWaitersOnOneTickerAndOneTimer() {
    Blocks.completes(
        () -> {
          int parties = Runtime.getRuntime().availableProcessors();
          Timer shared = Timer.start(HOUR);
          WaitGroup all = new WaitGroup();
          for (int p = 0; p < parties; p++) {
            all.go(
                () -> {
                  try (Ticker ticker = Ticker.start(Duration.ofNanos(1_000))) {
                    for (int i = 0; i < 10_000; i++) {
                      Select.of(
                              Select.receive(ticker.channel()),
                              Select.receive(Timer.after(millis(1))))
                          .await();
                    }
                  }
                });
            all.go(
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    shared.channel().tryReceive();
                    shared.reset(NANO);
                  }
                });
          }
          all.await();
        });
  }

  @Test
  @Rule("STR-20")
  void stopAndResetRaceWithExpiry() {
    int rounds = OfEveryKind.part(50);
    Blocks.completes(
        () -> {
          WaitGroup all = new WaitGroup();
          for (int g = 0; g < 200; g++) {
            all.go(
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    loserCanBeDrained(i % 2 == 0);
                  }
                });
          }
          all.await();
        });
  }

  private static void loserCanBeDrained(boolean stop) throws InterruptedException {
    Timer left = Timer.start(millis(1));
    Timer right = Timer.start(millis(1));
    var first = Select.receive(left.channel());
    var second = Select.receive(right.channel());
    Timer loser = Select.of(first, second).await() == first ? right : left;
    if (stop) {
      if (!loser.stop()) {
        loser.channel().receive();
      }
    } else if (!loser.reset(millis(1))) {
      loser.channel().receive();
    }
  }

  @Test
  @Rule("STR-25")
  void tickersOfANanosecondInTenGoroutines() {
    // Classes are loaded first: beside collections on a busy machine that takes seconds.
    tickInTenGoroutines();
    AtomicBoolean over = new AtomicBoolean();
    Thread collector =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    System.gc();
                  }
                });
    try {
      tickInTenGoroutines();
    } finally {
      over.set(true);
    }
    Blocks.completes(() -> collector.join());
  }

  private static void tickInTenGoroutines() {
    int ticks = OfEveryKind.part(100);
    Blocks.completes(
        () -> {
          WaitGroup all = new WaitGroup();
          for (int g = 0; g < 10; g++) {
            all.go(
                () -> {
                  try (Ticker ticker = Ticker.start(NANO)) {
                    for (int i = 0; i < ticks; i++) {
                      ticker.channel().receive();
                    }
                  }
                });
          }
          all.await();
        });
  }

  @Test
  @Rule("STR-28")
  void sleepersBesideAPump() throws InterruptedException {
    int amount = OfEveryKind.part(2_000);
    WaitGroup sleepers = new WaitGroup();
    for (int g = 0; g < 5_000; g++) {
      int sleeper = g;
      sleepers.go(() -> pass(Duration.ofNanos(sleeper * 1_000L)));
    }
    Channel<Integer> batches = Channel.make(10);
    Thread pump =
        Go.go(
            () -> {
              for (int batch = 0; batch < amount; batch++) {
                for (int item = 0; item < 20; item++) {
                  batches.send(item);
                }
              }
              batches.close();
            });
    var item = Select.receive(batches);
    int received = 0;
    while (Select.of(item, Select.receive(Timer.after(Duration.ofSeconds(60)))).await() == item
        && item.ok()) {
      received++;
    }
    pump.join();
    sleepers.await();
    assertThat(received).isEqualTo(20 * amount);
  }
}
