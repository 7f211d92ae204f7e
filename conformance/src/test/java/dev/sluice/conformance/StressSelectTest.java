package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Stress on selects (rules STR), each in its size for two processors. */
final class StressSelectTest extends OfEveryKind {
  @Test
  @Rule("STR-04")
  void aPollOfTwoChannelsSeesTheOneThatWasReadyOrTheOneThatBecameReady() throws Exception {
    raceWithSelector(
        times(100_000),
        1,
        second -> {
          boolean _ = second.trySend(1);
        });
  }

  @Test
  @Rule("STR-05")
  void aPollOfTwoChannelsSeesTheOneThatWasReadyOrTheOneThatWasClosed() throws Exception {
    raceWithSelector(times(100_000), 0, Channel::close);
  }

  /**
   * Makes the second channel ready, then takes the value of the first, while a select polls both;
   * holds back a little, differently each time, so that the two meet in every possible way.
   */
  private void raceWithSelector(int rounds, int capacity, Consumer<Channel<Integer>> makeReady)
      throws InterruptedException {
    record Round(Channel<Integer> first, Channel<Integer> second) {}
    try (Group group = Group.open()) {
      Channel<Round> starts = make();
      Channel<Boolean> results = make(1);
      group.go(
          "selector",
          () -> {
            var fromFirst = Cases.receive(Channel.<Integer>nil());
            var fromSecond = Cases.receive(Channel.<Integer>nil());
            Select select = Select.of(fromFirst, fromSecond);
            for (Round round : starts) {
              fromFirst.channel(Ends.receiving(round.first()));
              fromSecond.channel(Ends.receiving(round.second()));
              results.send(select.poll() != null);
            }
          });
      // From a thread of its own: goroutines that wake one another would share a carrier.
      Random random = new Random(4);
      for (int i = 0; i < rounds; i++) {
        Round round = new Round(make(1), make(capacity));
        round.first().send(1);
        starts.send(round);
        for (int delay = random.nextInt(200); delay > 0; delay--) {
          Thread.onSpinWait();
        }
        makeReady.accept(round.second());
        var _ = round.first().tryReceive();
        assertThat(results.receive()).isTrue();
      }
      starts.close();
      group.join();
    }
  }

  @Test
  @Rule("STR-06")
  void plainOperationsAndSelectsOnTheSameChannelsAllFinish() throws InterruptedException {
    List<Channel<Integer>> channels = new ArrayList<>();
    for (int capacity : new int[] {0, 0, 2, 3}) {
      channels.add(make(capacity));
    }
    try (Group group = Group.open()) {
      Chaos.run(group, channels, times(10_000));
    }
  }

  @Test
  @Rule("STR-07")
  void selectsThatSendAndReceiveOnOneChannelDoNotMeetThemselves() throws InterruptedException {
    for (int capacity : new int[] {0, 10}) {
      Channel<Integer> channel = make(capacity);
      AtomicInteger operations = new AtomicInteger();
      try (Group group = Group.open()) {
        for (int g = 0; g < 2; g++) {
          int me = g;
          group.go(
              "self " + me,
              () -> {
                var send = Cases.send(channel, me);
                var receive = Cases.receive(channel);
                Select[] orders = {Select.of(receive, send), Select.of(send, receive)};
                for (int i = 0; i < 1_000; i++) {
                  Select select = orders[me == 0 ? 0 : i % 2];
                  if (select.await() == receive && capacity == 0) {
                    assertThat(receive.value()).isEqualTo(1 - me);
                  }
                  operations.incrementAndGet();
                }
              });
        }
        group.join();
      }
      assertThat(operations.get()).isEqualTo(2_000);
    }
  }

  @Test
  @Rule("STR-08")
  void ofFourSendsOfOneSelectOneHappens() throws InterruptedException {
    int values = times(100_000);
    boolean[] seen = new boolean[values];
    try (Group group = Group.open()) {
      Channel<Integer> collected = make();
      List<Channel<Integer>> channels = new ArrayList<>();
      AtomicInteger forwarding = new AtomicInteger(4);
      for (int i = 0; i < 4; i++) {
        Channel<Integer> channel = make();
        channels.add(channel);
        group.go(
            "forwarder",
            () -> {
              for (int value : channel) {
                collected.send(value);
              }
              if (forwarding.decrementAndGet() == 0) {
                collected.close();
              }
            });
      }
      group.go(
          "sender",
          () -> {
            List<Select.SendCase<Integer>> cases =
                channels.stream().map(channel -> Cases.send(channel, 0)).toList();
            Select select = Select.of(cases.toArray(Select.Case[]::new));
            for (int i = 0; i < values; i++) {
              for (Select.SendCase<Integer> one : cases) {
                one.value(i);
              }
              select.await();
            }
            channels.forEach(Channel::close);
          });
      for (int value : collected) {
        assertThat(seen[value]).isFalse();
        seen[value] = true;
      }
      group.join();
    }
    for (boolean one : seen) {
      assertThat(one).isTrue();
    }
  }

  @Test
  @Rule("STR-10")
  void twoReadyChannelsAmongFourCasesHaveEqualChances() throws InterruptedException {
    int trials = 10_000;
    Channel<Integer> first = make(trials + 1);
    Channel<Integer> second = make(trials + 1);
    for (int i = 0; i <= trials; i++) {
      first.send(1);
      second.send(2);
    }
    Channel<Integer> idle = make();
    Channel<Integer> alsoIdle = make();
    Channel<Integer> out = make();
    Channel<Void> done = make();
    int[] count = new int[3];
    try (Group group = Group.open()) {
      group.go(
          "selector",
          () -> {
            List<Select.ReceiveCase<Integer>> sources =
                List.of(
                    Cases.receive(idle),
                    Cases.receive(first),
                    Cases.receive(alsoIdle),
                    Cases.receive(second));
            Select source = Select.of(sources.toArray(Select.Case[]::new));
            var send = Cases.send(out, 0);
            Select target = Select.of(send, Cases.receive(done));
            do {
              send.value(sources.get(source.await().index()).value());
            } while (target.await() == send);
          });
      for (int i = 0; i < trials; i++) {
        count[Objects.requireNonNull(out.receive())]++;
      }
      done.close();
      group.join();
    }
    assertThat(count[1] + count[2]).isEqualTo(trials);
    // 4.9 standard deviations on either side
    assertThat(count[1]).isAtLeast(4_756);
    assertThat(count[1]).isAtMost(5_244);
  }

  @Test
  @Rule("STR-14")
  void selectsThatLoseOnAnIdleChannelTakeNoMemory() throws InterruptedException {
    int selects = times(100_000);
    Channel<Integer> busy = make();
    Channel<Integer> idle = make();
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < 2 * selects; i++) {
              busy.send(i);
            }
          });
      receiveBusy(busy, idle, selects);
      long before = used();
      receiveBusy(busy, idle, selects);
      long after = used();
      group.join();
      // About one byte for each select; a waiter left in the queue takes 50 at the least.
      assertThat(after - before).isAtMost(110_000);
    }
    assertThat(idle.trySend(1)).isFalse();
  }

  private static void receiveBusy(Channel<Integer> busy, Channel<Integer> idle, int selects) {
    Blocks.completes(
        () -> {
          for (int i = 0; i < selects; i++) {
            var receive = Cases.receive(busy);
            assertThat(Select.of(Cases.receive(idle), receive).await()).isSameInstanceAs(receive);
          }
        });
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  @Rule("STR-15")
  void wakingManySelectsOnOneCommonChannelIsLinear() {
    if (kind == Kind.MADE) {
      Linear.check(1_000, Duration.ofMillis(100), this::wakeEachThroughItsOwnChannel);
    } else {
      // The queue is the same one for every kind, so its time is measured once.
      wakeEachThroughItsOwnChannel(1_000);
    }
  }

  private long wakeEachThroughItsOwnChannel(int selects) {
    int rounds = 10;
    Channel<Integer> common = make();
    List<Channel<Integer>> own = new ArrayList<>();
    List<Pending<Void>> goroutines = new ArrayList<>();
    for (int i = 0; i < selects; i++) {
      Channel<Integer> mine = make();
      own.add(mine);
      goroutines.add(
          Pending.start(
              Blocks.callable(
                  () -> {
                    var receive = Cases.receive(mine);
                    Select select = Select.of(Cases.receive(common), receive);
                    for (int r = 0; r < rounds; r++) {
                      assertThat(select.await()).isSameInstanceAs(receive);
                    }
                  })));
    }
    goroutines.forEach(Pending::awaitParked);
    long start = System.nanoTime();
    Blocks.completes(
        () -> {
          for (int r = 0; r < rounds; r++) {
            for (Channel<Integer> mine : own) {
              mine.send(r);
            }
          }
        });
    goroutines.forEach(Pending::completes);
    return System.nanoTime() - start;
  }

  @Test
  @Rule("STR-21")
  void ofTwoSendsOnOneChannelBothHappenOften() throws InterruptedException {
    for (int round = 0; round < part(20); round++) {
      for (int capacity : new int[] {0, 100}) {
        try (Group group = Group.open()) {
          Channel<Integer> channel = make(capacity);
          group.go(
              "sender",
              () -> {
                Select select = Select.of(Cases.send(channel, 0), Cases.send(channel, 1));
                for (int i = 0; i < 100; i++) {
                  select.await();
                }
              });
          int[] count = new int[2];
          for (int i = 0; i < 100; i++) {
            count[Objects.requireNonNull(channel.receive())]++;
          }
          group.join();
          assertThat(count[0]).isGreaterThan(10);
          assertThat(count[1]).isGreaterThan(10);
        }
      }
    }
  }

  @Test
  @Rule("STR-24")
  void selectsWithTheSameChannelThreeTimesLeaveNothingBehind() throws InterruptedException {
    int rounds = part(200);
    List<WeakReference<Select.Case>> cases = new ArrayList<>();
    List<Channel<Integer>> kept = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Channel<Integer> channel = make();
      Channel<Integer> never = make();
      kept.add(channel);
      kept.add(never);
      List<Future<WeakReference<Select.Case>>> selectors = new ArrayList<>();
      try (Group group = Group.open()) {
        for (int i = 0; i < 10; i++) {
          selectors.add(
              group.call(
                  "selector",
                  () ->
                      new WeakReference<>(
                          Select.of(
                                  Cases.receive(channel),
                                  Cases.receive(never),
                                  Cases.receive(channel),
                                  Cases.receive(channel))
                              .await())));
        }
        channel.close();
        group.join();
      }
      for (Future<WeakReference<Select.Case>> selector : selectors) {
        cases.add(selector.resultNow());
      }
    }
    Garbage.awaitCleared(cases, 20);
    assertThat(kept).hasSize(2 * rounds);
  }
}
