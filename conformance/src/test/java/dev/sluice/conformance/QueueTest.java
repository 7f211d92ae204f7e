package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelState;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Select;
import dev.sluice.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Order and hand-off (rules FIF). */
final class QueueTest extends OfEveryKind {
  @Test
  @Rule("FIF-01")
  void valuesArriveInTheOrderInWhichTheyWereSent() throws InterruptedException {
    int values = 100;
    for (int capacity = 0; capacity < 200; capacity++) {
      for (boolean withOk : new boolean[] {false, true}) {
        try (Group group = Group.open()) {
          Channel<Integer> channel = make(capacity);
          group.go(
              "sender",
              () -> {
                for (int i = 0; i < values; i++) {
                  channel.send(i);
                }
              });
          for (int i = 0; i < values; i++) {
            assertThat(withOk ? channel.receiveOk().value() : channel.receive()).isEqualTo(i);
          }
          group.join();
        }
      }
    }
  }

  @Test
  @Rule("FIF-02")
  void blockedSendersAreServedInTheOrderOfTheirArrival() throws InterruptedException {
    for (int capacity : new int[] {0, 2}) {
      Channel<Integer> channel = make(capacity);
      for (int i = -capacity; i < 0; i++) {
        channel.send(i);
      }
      List<Pending<?>> senders = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int number = i;
        senders.add(
            i % 2 == 0
                ? blocks(() -> channel.send(number))
                : blocks(
                    () -> Select.of(Cases.receive(make()), Cases.send(channel, number)).await()));
      }
      for (int i = -capacity; i < 6; i++) {
        assertThat(channel.receive()).isEqualTo(i);
      }
      senders.forEach(Pending::completes);
    }
  }

  @Test
  @Rule("FIF-03")
  void blockedReceiversAreServedInTheOrderOfTheirArrival() throws InterruptedException {
    for (int capacity : new int[] {0, 2}) {
      Channel<Integer> channel = make(capacity);
      List<Pending<Integer>> receivers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        receivers.add(
            i % 2 == 0
                ? blocks(channel::receive)
                : blocks(
                    () -> {
                      var receive = Cases.receive(channel);
                      Select.of(Cases.receive(make()), receive).await();
                      return receive.value();
                    }));
      }
      for (int i = 0; i < 6; i++) {
        channel.send(i);
      }
      for (int i = 0; i < 6; i++) {
        assertThat(receivers.get(i).completes()).isEqualTo(i);
      }
    }
  }

  @Test
  @Rule("FIF-04")
  void aTrySendDoesNotOvertakeABlockedSender() throws InterruptedException {
    Channel<Integer> channel = make(3);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    List<Pending<Void>> senders = new ArrayList<>();
    for (int i = 3; i < 8; i++) {
      int number = i;
      senders.add(blocks(() -> channel.send(number)));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(channel.receive()).isEqualTo(i);
      assertThat(channel.trySend(-1)).isFalse();
      assertThat(Select.of(Cases.send(channel, -1)).poll()).isNull();
    }
    assertThat(channel.receive()).isEqualTo(5);
    assertThat(channel.trySend(8)).isTrue();
    for (int i = 6; i < 9; i++) {
      assertThat(channel.receive()).isEqualTo(i);
    }
    senders.forEach(Pending::completes);
  }

  @Test
  @Rule("FIF-05")
  void aTryReceiveDoesNotOvertakeABlockedReceiver() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 10}) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < 100; i++) {
        Pending<Integer> receiver = blocks(channel::receive);
        channel.send(i);
        assertThat(channel.tryReceive()).isEmpty();
        assertThat(receiver.completes()).isEqualTo(i);
      }
    }
  }

  @Test
  @Rule("FIF-06")
  void sendersAndReceiversNeverWaitForOneAnother() throws InterruptedException {
    watchChaos(
        state -> {
          boolean both = !state.blockedSenders().isEmpty() && !state.blockedReceivers().isEmpty();
          assertWithMessage("%s", state).that(both).isFalse();
        });
  }

  @Test
  @Rule("FIF-07")
  void nobodyWaitsForWhatTheBufferHas() throws InterruptedException {
    watchChaos(
        state -> {
          if (state.length() > 0) {
            assertWithMessage("%s", state).that(state.blockedReceivers()).isEmpty();
          }
          if (state.length() < state.capacity()) {
            assertWithMessage("%s", state).that(state.blockedSenders()).isEmpty();
          }
        });
  }

  /** Looks at the channels, each at one instant, while they are in full use. */
  private void watchChaos(Consumer<ChannelState> check) throws InterruptedException {
    Topology topology = new Topology("chaos", List.of(), List.of(), List.of());
    try (PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              Maker ofTheRun = inRun(group);
              List<Channel<Integer>> channels = new ArrayList<>();
              for (int capacity : new int[] {0, 0, 2, 3}) {
                channels.add(ofTheRun.make("c" + channels.size(), capacity));
              }
              Chaos.run(group, channels, times(10_000));
              return null;
            })) {
      while (!run.isDone()) {
        run.channels().forEach(check);
        Await.pass();
      }
      run.join();
    }
  }

  @Test
  @Rule("FIF-08")
  void theOrderSurvivesTheEndOfTheRing() throws InterruptedException {
    for (int capacity : new int[] {3, 16, 17, 40}) {
      Channel<Integer> channel = make(capacity);
      int sent = 0;
      int received = 0;
      // The number of buffered values goes up and down, by steps that do not divide the capacity.
      for (int step = 0; received < 1_000; step++) {
        while (channel.length() < Math.min(capacity, 2 + step)) {
          channel.send(sent++);
        }
        for (int i = 0; i < capacity / 2 + 1 && channel.length() > 0; i++) {
          assertThat(channel.receive()).isEqualTo(received++);
        }
      }
      while (received < sent) {
        assertThat(channel.receive()).isEqualTo(received++);
      }
    }
  }

  @Test
  @Rule("FIF-09")
  void everyValueIsReceivedOnce() throws InterruptedException {
    int parties = 4;
    int values = 1_000;
    for (int capacity : new int[] {0, 1, 2, 10, 100, 199}) {
      AtomicIntegerArray times = new AtomicIntegerArray(parties * values);
      try (Group group = Group.open()) {
        Channel<Integer> channel = make(capacity);
        for (int p = 0; p < parties; p++) {
          int base = p * values;
          group.go(
              "sender",
              () -> {
                for (int i = 0; i < values; i++) {
                  channel.send(base + i);
                }
              });
          group.go(
              "receiver",
              () -> {
                for (int i = 0; i < values; i++) {
                  times.incrementAndGet(Objects.requireNonNull(channel.receive()));
                }
              });
        }
        group.join();
      }
      for (int i = 0; i < times.length(); i++) {
        assertThat(times.get(i)).isEqualTo(1);
      }
    }
  }

  private record Tagged(int sender, int number) {}

  @Test
  @Rule("FIF-10")
  void theOrderOfEachSenderIsKept() throws InterruptedException {
    int senders = 8;
    int values = 1_000;
    for (int capacity : new int[] {0, 1, 7}) {
      try (Group group = Group.open()) {
        Channel<Tagged> channel = make(capacity);
        for (int s = 0; s < senders; s++) {
          int sender = s;
          group.go(
              "sender",
              () -> {
                for (int i = 0; i < values; i++) {
                  channel.send(new Tagged(sender, i));
                }
              });
        }
        int[] next = new int[senders];
        for (int i = 0; i < senders * values; i++) {
          Tagged tagged = Objects.requireNonNull(channel.receive());
          assertThat(tagged.number()).isEqualTo(next[tagged.sender()]++);
        }
        group.join();
      }
    }
  }

  @Test
  @Rule("FIF-11")
  void aPlaceOfASelectThatWasWonElsewhereIsPassedOver() throws InterruptedException {
    Channel<Integer> common = make();
    for (int round = 0; round < times(2_000); round++) {
      Channel<Integer> own = make();
      var fromCommon = Cases.receive(common);
      var fromOwn = Cases.receive(own);
      Pending<Select.Case> select = blocks(() -> Select.of(fromCommon, fromOwn).await());
      Pending<Integer> behind = blocks(common::receive);
      own.send(-1);
      // The select has its value, but may not have left the queue of the common channel yet.
      assertThat(common.trySend(round)).isTrue();
      assertThat(behind.completes()).isEqualTo(round);
      assertThat(select.completes()).isSameInstanceAs(fromOwn);
      assertThat(fromOwn.value()).isEqualTo(-1);
    }
  }

  @Test
  @Rule("FIF-12")
  void aSelectLeavesAQueueInConstantTime() {
    if (kind == Kind.MADE) {
      Linear.check(8_000, Duration.ofSeconds(1), this::leaveQueueFromTheEnd);
    } else {
      // The queue is the same one for every kind, so its time is measured once.
      leaveQueueFromTheEnd(2_000);
    }
  }

  /** Many selects that offer to a common channel; those that came last leave its queue first. */
  private long leaveQueueFromTheEnd(int selects) {
    Channel<Integer> common = make();
    List<Channel<Integer>> own = new ArrayList<>();
    List<Pending<Integer>> blocked = new ArrayList<>();
    for (int i = 0; i < selects; i++) {
      Channel<Integer> mine = make();
      own.add(mine);
      blocked.add(
          Pending.start(
              () -> {
                var receive = Cases.receive(mine);
                Select.of(Cases.send(common, 0), receive).await();
                return receive.value();
              }));
    }
    blocked.forEach(Pending::awaitParked);
    long start = System.nanoTime();
    for (int i = selects - 1; i >= 0; i--) {
      assertThat(own.get(i).trySend(i)).isTrue();
    }
    for (int i = 0; i < selects; i++) {
      assertThat(blocked.get(i).completes()).isEqualTo(i);
    }
    return System.nanoTime() - start;
  }

  @Test
  @Rule("FIF-13")
  void aWokenGoroutineCanUseTheChannelAtOnce() throws InterruptedException {
    Channel<Integer> channel = make();
    int rounds = times(10_000);
    Pending<Void> peer =
        Pending.start(
            Blocks.callable(
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    assertThat(channel.receive()).isEqualTo(i);
                    assertThat(channel.length()).isEqualTo(0);
                    channel.send(-i);
                    assertThat(channel.length()).isEqualTo(0);
                  }
                  assertThat(channel.trySend(0)).isFalse();
                }));
    completes(
        () -> {
          for (int i = 0; i < rounds; i++) {
            channel.send(i);
            assertThat(channel.receiveOk()).isEqualTo(value(-i));
          }
        });
    peer.completes();
  }
}
