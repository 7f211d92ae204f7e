package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.ChannelState;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.WaitGroup;
import dev.sluice.generated.FeedbackCycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels that drop a value when they are full. */
@Timeout(30)
final class OverflowChannelTest {
  private final List<Integer> told = Collections.synchronizedList(new ArrayList<>());

  private Channel<Integer> make(int capacity, Overflow overflow) {
    return Channels.make("events", capacity, overflow, null, told::add);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void aSlidingChannelKeepsTheNewestAndADroppingOneTheOldest() throws InterruptedException {
    for (int capacity : new int[] {1, 2, 63, 64, 65, 200}) {
      Channel<Integer> sliding = Channel.sliding(capacity);
      Channel<Integer> dropping = Channel.dropping(capacity);
      for (int i = 0; i < 1000; i++) {
        sliding.send(i);
        assertThat(dropping.trySend(i)).isTrue();
      }
      sliding.close();
      dropping.close();
      assertThat(sliding.length()).isEqualTo(capacity);
      assertThat(ChannelSnapshot.stateOf((ChannelCore) sliding))
          .isEqualTo(
              new ChannelState(
                  "", capacity, capacity, 1000, List.of(), List.of(), 1000 - capacity));
      assertThat(sliding.stream().toList()).isEqualTo(range(1000 - capacity, 1000));
      assertThat(dropping.stream().toList()).isEqualTo(range(0, capacity));
      assertThat(ChannelSnapshot.stateOf((ChannelCore) dropping).dropped())
          .isEqualTo(1000 - capacity);
    }
  }

  @Test
  void aCapacityBelowOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Channel.sliding(0));
    assertThrows(IllegalArgumentException.class, () -> Channel.dropping(-1));
  }

  @Test
  void everyDroppedValueIsToldOnce() throws InterruptedException {
    for (Overflow overflow : Overflow.values()) {
      told.clear();
      Channel<Integer> channel = make(2, overflow);
      channel.send(1);
      channel.trySend(2, Duration.ofDays(1));
      assertThat(Select.of(Select.send(channel, 3)).poll()).isNotNull();
      assertThat(told).containsExactly(overflow == Overflow.DROP_OLDEST ? 1 : 3);
      channel.abandon();
      assertThat(told).containsExactly(1, 2, 3);
      assertThrows(ChannelAbandonedException.class, () -> channel.trySend(4));
      assertThat(told).hasSize(3);
    }
  }

  @Test
  void theSendThrowsWhatIsThrownByWhoIsTold() throws InterruptedException {
    Channel<Integer> channel =
        Channels.make(
            "events",
            1,
            Overflow.DROP_OLDEST,
            null,
            value -> {
              throw new java.io.IOException("dropped " + value);
            });
    channel.send(1);
    assertThat(assertThrows(java.io.IOException.class, () -> channel.send(2)))
        .hasMessageThat()
        .isEqualTo("dropped 1");
    assertThat(channel.receive()).isEqualTo(2);
  }

  @Test
  void aWaitingReceiverGetsTheValueAndAFailureComesBehindWhatIsKept() throws InterruptedException {
    for (Overflow overflow : Overflow.values()) {
      Channel<Integer> channel = make(1, overflow);
      List<Integer> received = new ArrayList<>();
      Thread receiver = Go.go(() -> received.add(channel.receiveOnly().receive()));
      Eventually.blocked(receiver);
      channel.sendOnly().send(1);
      receiver.join();
      assertThat(received).containsExactly(1);
      channel.send(2);
      channel.fail(new IllegalStateException("lost"));
      assertThrows(ChannelClosedException.class, () -> channel.send(3));
      assertThat(channel.tryReceive()).isEqualTo(Optional.of(new Received<>(2, true)));
      assertThrows(ChannelFailedException.class, channel::receive);
      assertThrows(ChannelFailedException.class, () -> channel.receiveUpTo(3));
    }
  }

  @Test
  void anInterruptedSenderSendsNothing() {
    Channel<Integer> channel = Channel.sliding(1);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> channel.send(1));
    assertThat(channel.length()).isEqualTo(0);
  }

  /** Whatever is sent is received, or told, or still there; nothing twice. */
  @Test
  void nothingIsLostAndNothingComesTwice() throws InterruptedException {
    int senders = 3;
    int each = 20_000;
    for (Overflow overflow : Overflow.values()) {
      told.clear();
      Channel<Integer> channel = make(4, overflow);
      List<Integer> received = Collections.synchronizedList(new ArrayList<>());
      try (Group group = Group.open("senders")) {
        WaitGroup sending = new WaitGroup();
        for (int s = 0; s < senders; s++) {
          int from = s * each;
          sending.add(1);
          boolean selects = s == 0;
          group.go(
              "sender",
              () -> {
                var send = Select.<Integer>send(channel, 0);
                var select = Select.of(send);
                for (int i = from; i < from + each; i++) {
                  if (selects) {
                    send.value(i);
                    select.await();
                  } else {
                    channel.send(i);
                  }
                }
              },
              sending::done);
        }
        group.go("receiver", () -> channel.forEach(received::add));
        group.go(
            "closer",
            () -> {
              sending.await();
              channel.close();
            });
        group.join();
      }
      ChannelState state = ChannelSnapshot.stateOf((ChannelCore) channel);
      assertThat(state.sent()).isEqualTo(senders * each);
      assertThat(state.dropped()).isEqualTo(told.size());
      List<Integer> all = new ArrayList<>(received);
      all.addAll(told);
      Collections.sort(all);
      assertThat(all).isEqualTo(range(0, senders * each));
    }
  }

  /** A drop is finished work, so the cycle ends. */
  @Test
  void aCycleThatDropsEnds() throws InterruptedException {
    for (Overflow overflow : Overflow.values()) {
      try (Group group = Group.open("cycle")) {
        FeedbackCycle cycle = FeedbackCycle.unstarted(group);
        Channel<Integer> again = cycle.feedback("again", 1, overflow, null);
        group.go(
            "seed",
            cycle.counted(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    again.send(i);
                  }
                }));
        group.go(
            "worker",
            cycle.counted(
                () -> {
                  for (int value : again) {
                    if (value < 100) {
                      again.send(value + 10);
                      again.send(value + 11);
                    }
                  }
                }),
            again::abandon);
        cycle.start();
        group.join();
      }
    }
  }
}
