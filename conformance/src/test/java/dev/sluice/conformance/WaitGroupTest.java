package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Wait groups (rules WG). */
final class WaitGroupTest {
  private static final String NEGATIVE = "sync: negative WaitGroup counter";

  @Test
  @Rule("WG-01")
  void aNewWaitGroupIsReady() {
    Blocks.completes(() -> new WaitGroup().await());
  }

  @Test
  @Rule("WG-02")
  void addTakesAnyDeltaAndDoneTakesOne() {
    WaitGroup group = new WaitGroup();
    group.add(5);
    group.add(0);
    group.add(-4);
    Pending<Void> waiting = Blocks.blocks(() -> group.await());
    group.done();
    waiting.completes();
  }

  @Test
  @Rule("WG-03")
  void aCounterBelowZeroPanics() {
    WaitGroup group = new WaitGroup();
    group.add(1);
    group.done();
    Blocks.panics(IllegalStateException.class, NEGATIVE, group::done);
    Blocks.panics(IllegalStateException.class, NEGATIVE, () -> new WaitGroup().add(-1));
  }

  @Test
  @Rule("WG-04")
  void zeroReleasesEverybodyWhoWaits() {
    WaitGroup group = new WaitGroup();
    group.add(1);
    List<Pending<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waiting.add(Blocks.blocks(() -> group.await()));
    }
    group.done();
    waiting.forEach(Pending::completes);
  }

  @Test
  @Rule("WG-05")
  void nobodyIsReleasedEarly() throws InterruptedException {
    Barrier.run(new WaitGroup(), new WaitGroup(), 16);
  }

  @Test
  @Rule("WG-06")
  void aWaitGroupCanBeUsedAgain() {
    WaitGroup group = new WaitGroup();
    for (int round = 0; round < 8; round++) {
      group.add(2);
      Pending<Void> waiting = Blocks.blocks(() -> group.await());
      group.done();
      waiting.isStillBlocked();
      group.done();
      waiting.completes();
    }
  }

  @Test
  @Rule("WG-07")
  void nobodyIsWokenBeforeAllAreDone() throws InterruptedException {
    Barrier.race(1_000);
  }

  @Test
  @Rule("WG-08")
  void addingFromZeroWhileSomebodyWaitsPanicsOrNotButNeverHangs() throws InterruptedException {
    for (int round = 0; round < 1_000; round++) {
      WaitGroup group = new WaitGroup();
      Thread adding =
          go(
              () -> {
                group.add(1);
                group.done();
              });
      Pending<Void> waiting = Pending.start(Blocks.callable(() -> group.await()));
      waiting.completes();
      adding.join();
      Blocks.panics(IllegalStateException.class, NEGATIVE, group::done);
    }
  }

  @Test
  @Rule("WG-09")
  void reuseBeforeAWaitHasReturnedPanicsOrNotButNeverHangs() {
    for (int round = 0; round < 1_000; round++) {
      WaitGroup group = new WaitGroup();
      group.add(1);
      List<Pending<Void>> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(
            Pending.start(
                Blocks.callable(
                    () -> {
                      group.await();
                      group.add(1);
                      group.done();
                    })));
      }
      group.done();
      waiting.forEach(Pending::completes);
      Blocks.panics(IllegalStateException.class, NEGATIVE, group::done);
    }
  }

  @Test
  @Rule("WG-10")
  void severalGoroutinesCanWaitAtOnce() {
    WaitGroup group = new WaitGroup();
    group.add(16);
    List<Pending<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waiting.add(Blocks.blocks(() -> group.await()));
      if (i < 15) {
        group.done();
      }
    }
    waiting.forEach(Pending::isStillBlocked);
    group.done();
    waiting.forEach(Pending::completes);
  }

  @Test
  @Rule("WG-11")
  void addingAboveZeroIsAllowedWhileSomebodyWaits() {
    WaitGroup group = new WaitGroup();
    AtomicInteger ended = new AtomicInteger();
    Channel<Integer> gate = Channel.make();
    group.go(
        () -> {
          gate.receive();
          for (int i = 0; i < 10; i++) {
            group.go(ended::incrementAndGet);
          }
          group.add(1);
          group.add(-1);
        });
    Pending<Void> waiting = Blocks.blocks(() -> group.await());
    gate.close();
    waiting.completes();
    assertThat(ended.get()).isEqualTo(10);
  }

  @Test
  @Rule("WG-12")
  void goAddsOneRunsAndDecrements() throws InterruptedException {
    int[] plain = {0};
    WaitGroup group = new WaitGroup();
    group.go(() -> plain[0]++);
    group.await();
    assertThat(plain[0]).isEqualTo(1);
  }

  @Test
  @Rule("WG-17")
  void theCounterHas32BitsAndWaitersAreCountedApart() {
    WaitGroup group = new WaitGroup();
    group.add(Integer.MAX_VALUE);
    Pending<Void> waiting = Blocks.blocks(() -> group.await());
    group.done();
    waiting.isStillBlocked();
    group.add(1 - Integer.MAX_VALUE);
    waiting.completes();
  }

  @Test
  @Rule("STR-19")
  void barriersAndRaces() throws InterruptedException {
    WaitGroup first = new WaitGroup();
    WaitGroup second = new WaitGroup();
    for (int i = 0; i < OfEveryKind.part(10); i++) {
      for (int round = 0; round < 8; round++) {
        Barrier.run(first, second, 16);
      }
    }
    Barrier.race(OfEveryKind.part(10_000));
  }

  /** The shapes of Go's own tests of the wait group. */
  private static final class Barrier {
    private Barrier() {}

    /** Goroutines that are done with one wait group and then wait for another. */
    static void run(WaitGroup first, WaitGroup second, int goroutines) throws InterruptedException {
      first.add(goroutines);
      second.add(goroutines);
      Channel<Boolean> exited = Channel.make(goroutines);
      for (int i = 0; i < goroutines; i++) {
        go(
            () -> {
              first.done();
              second.await();
              exited.send(true);
            });
      }
      first.await();
      for (int i = 0; i < goroutines; i++) {
        assertThat(exited.tryReceive()).isEmpty();
        second.done();
      }
      for (int i = 0; i < goroutines; i++) {
        assertThat(exited.receive()).isTrue();
      }
    }

    /** Two goroutines count and are done; who waits for them must see both. */
    static void race(int rounds) throws InterruptedException {
      for (int i = 0; i < rounds; i++) {
        WaitGroup group = new WaitGroup();
        AtomicInteger count = new AtomicInteger();
        group.add(2);
        for (int g = 0; g < 2; g++) {
          go(
              () -> {
                count.incrementAndGet();
                group.done();
              });
        }
        group.await();
        assertThat(count.get()).isEqualTo(2);
      }
    }
  }
}
