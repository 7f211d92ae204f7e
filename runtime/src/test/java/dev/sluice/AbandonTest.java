package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What abandon does. */
final class AbandonTest {
  private static final Received<Integer> CLOSED = new Received<>(null, false);

  private static List<Channel<Integer>> channels() {
    return List.of(Channel.make(), Channel.make(3), Channel.latest());
  }

  @Test
  void laterSendsOfEveryKindFail() {
    for (Channel<Integer> channel : channels()) {
      channel.abandon();
      assertThrows(ChannelAbandonedException.class, () -> channel.send(1));
      assertThrows(ChannelAbandonedException.class, () -> channel.trySend(1));
      assertThrows(ChannelAbandonedException.class, () -> channel.sendOnly().send(1));
      Select select = Select.of(Select.send(channel, 1));
      assertThrows(ChannelAbandonedException.class, select::await);
      assertThrows(ChannelAbandonedException.class, select::poll);
      assertThat(channel.length()).isEqualTo(0);
    }
  }

  @Test
  void laterReceivesReportClosed() throws InterruptedException {
    for (Channel<Integer> channel : channels()) {
      channel.abandon();
      assertThat(channel.receive()).isNull();
      assertThat(channel.receiveOk()).isEqualTo(CLOSED);
      assertThat(channel.tryReceive()).isEqualTo(Optional.of(CLOSED));
      assertThat(channel.iterator().hasNext()).isFalse();
      var receive = Select.receive(channel);
      assertThat(Select.of(receive).poll()).isSameInstanceAs(receive);
      assertThat(receive.ok()).isFalse();
    }
  }

  @Test
  void bufferedValuesAreDropped() throws InterruptedException {
    Channel<Integer> channel = Channel.make(3);
    channel.send(1);
    channel.send(2);
    channel.receiveOnly().abandon();
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.receiveOk()).isEqualTo(CLOSED);
    Channel<Integer> latest = Channel.latest();
    latest.send(1);
    latest.abandon();
    assertThat(latest.length()).isEqualTo(0);
    assertThat(latest.receiveOk()).isEqualTo(CLOSED);
  }

  @Test
  void closeHasNoEffectAfterwards() {
    for (Channel<Integer> channel : channels()) {
      channel.abandon();
      channel.close();
      channel.close();
      assertThrows(ChannelAbandonedException.class, () -> channel.trySend(1));
    }
  }

  @Test
  void itIsIdempotent() throws InterruptedException {
    for (Channel<Integer> channel : channels()) {
      channel.abandon();
      channel.abandon();
      assertThat(channel.receiveOk()).isEqualTo(CLOSED);
    }
  }

  @Test
  void afterACloseItDropsWhatIsLeft() throws InterruptedException {
    Channel<Integer> channel = Channel.make(3);
    channel.send(1);
    channel.close();
    channel.abandon();
    assertThat(channel.receiveOk()).isEqualTo(CLOSED);
    assertThrows(ChannelAbandonedException.class, () -> channel.send(2));
    channel.close();
  }

  @Test
  void theNilChannelIsNotAffected() {
    Channel<Integer> nil = Channel.nil();
    nil.abandon();
    assertThat(nil.tryReceive()).isEmpty();
    assertThat(nil.trySend(1)).isFalse();
  }

  @Test
  void aGoroutineThatFindsItsChannelAbandonedHasEndedNormally() throws InterruptedException {
    try (Group group = Group.open("abandoned")) {
      Channel<Integer> channel = group.channel("numbers", 0);
      group.go(
          "counter",
          () -> {
            for (int i = 0; ; i++) {
              channel.send(i);
            }
          },
          channel::close);
      assertThat(channel.receive()).isEqualTo(0);
      assertThat(channel.receive()).isEqualTo(1);
      channel.abandon();
      group.join();
      assertThat(group.isCancelled()).isFalse();
    }
  }

  @Test
  void everySenderIsReleased() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      AtomicInteger released = new AtomicInteger();
      try (Group group = Group.open()) {
        Channel<Integer> channel = Channel.make(round % 3);
        for (int s = 0; s < 10; s++) {
          group.go(
              "sender",
              () -> {
                for (int i = 0; ; i++) {
                  channel.send(i);
                }
              },
              released::incrementAndGet);
        }
        for (int i = 0; i < 20; i++) {
          channel.receive();
        }
        channel.abandon();
        group.join();
        assertThat(channel.length()).isEqualTo(0);
        assertThat(channel.receiveOk()).isEqualTo(CLOSED);
      }
      assertThat(released.get()).isEqualTo(10);
    }
  }
}
