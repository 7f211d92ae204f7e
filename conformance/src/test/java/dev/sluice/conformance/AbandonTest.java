package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Abandon, which Go does not have: what it does to the operations that Go has. */
final class AbandonTest extends OfEveryKind {
  private static final String ABANDONED = "send on abandoned channel";
  private static final int[] CAPACITIES = {0, 1, 3};

  private Channel<Integer> abandoned(int capacity) throws InterruptedException {
    Channel<Integer> channel = make(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    channel.abandon();
    return channel;
  }

  @Test
  void laterSendsFail() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      // A channel for each: a goroutine that comes again after a refusal is interrupted.
      Channel<Integer> first = abandoned(capacity);
      panics(ChannelAbandonedException.class, ABANDONED, () -> first.send(1));
      panics(ChannelAbandonedException.class, ABANDONED, () -> first.trySend(1));
      Select second = Select.of(Cases.receive(make()), Cases.send(abandoned(capacity), 1));
      panics(ChannelAbandonedException.class, ABANDONED, second::await);
      panics(ChannelAbandonedException.class, ABANDONED, second::poll);
    }
  }

  @Test
  void laterReceivesReportClosed() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = abandoned(capacity);
      assertThat(channel.length()).isEqualTo(0);
      assertThat(channel.receive()).isNull();
      assertThat(channel.receiveOk()).isEqualTo(closed());
      assertThat(channel.tryReceive()).hasValue(closed());
      assertThat(channel.iterator().hasNext()).isFalse();
      var receive = Cases.receive(channel);
      Select select = Select.of(Cases.receive(make()), receive);
      assertThat(select.poll()).isSameInstanceAs(receive);
      assertThat(select.await()).isSameInstanceAs(receive);
      assertThat(receive.ok()).isFalse();
    }
  }

  @Test
  void blockedSendersFail() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
      }
      List<Pending<?>> senders = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        senders.add(blocks(() -> channel.send(-1)));
        senders.add(
            blocks(() -> Select.of(Cases.send(channel, -1), Cases.receive(make())).await()));
      }
      channel.abandon();
      senders.forEach(sender -> sender.panics(ChannelAbandonedException.class, ABANDONED));
    }
  }

  @Test
  void blockedReceiversFindItClosed() {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = make(capacity);
      List<Pending<Received<Integer>>> receivers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        receivers.add(blocks(channel::receiveOk));
        receivers.add(
            blocks(
                () -> {
                  var receive = Cases.receive(channel);
                  Select.of(receive, Cases.receive(make())).await();
                  return new Received<>(receive.value(), receive.ok());
                }));
      }
      channel.abandon();
      receivers.forEach(receiver -> assertThat(receiver.completes()).isEqualTo(closed()));
    }
  }

  @Test
  void itMayBeSaidTwiceAndACloseHasNoEffectAfterwards() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      Channel<Integer> channel = abandoned(capacity);
      channel.abandon();
      channel.close();
      channel.close();
      panics(ChannelAbandonedException.class, ABANDONED, () -> channel.send(1));
      assertThat(channel.receiveOk()).isEqualTo(closed());
    }
  }

  @Test
  void afterACloseItDropsWhatIsLeft() throws InterruptedException {
    Channel<Integer> channel = make(3);
    channel.send(1);
    channel.close();
    channel.abandon();
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.receiveOk()).isEqualTo(closed());
    panics(ChannelAbandonedException.class, ABANDONED, () -> channel.trySend(2));
  }

  @Test
  void whoFindsItsChannelAbandonedHasEndedNormally() throws InterruptedException {
    for (int capacity : CAPACITIES) {
      try (Group group = Group.open()) {
        Channel<Integer> numbers = make(capacity);
        Channel<Boolean> ended = make(1);
        group.go(
            "counter",
            () -> {
              for (int i = 0; ; i++) {
                numbers.send(i);
              }
            },
            () -> assertThat(ended.trySend(true)).isTrue());
        for (int i = 0; i < 10; i++) {
          assertThat(numbers.receive()).isEqualTo(i);
        }
        numbers.abandon();
        group.join();
        assertThat(ended.receive()).isTrue();
      }
    }
  }
}
