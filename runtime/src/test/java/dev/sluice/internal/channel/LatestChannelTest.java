package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The conflating channel. */
final class LatestChannelTest {
  private final Channel<Integer> latest = Channel.latest();

  @Test
  void aSendReplacesTheValueThatNobodyHasReceived() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      latest.send(i);
      assertThat(latest.length()).isEqualTo(1);
    }
    assertThat(latest.trySend(100)).isTrue();
    assertThat(latest.receiveOk()).isEqualTo(new Received<>(100, true));
    assertThat(latest.tryReceive()).isEmpty();
    assertThat(latest.capacity()).isEqualTo(1);
  }

  @Test
  void whatIsReplacedCountsAsDropped() throws InterruptedException {
    latest.send(1);
    assertThat(dropped()).isEqualTo(0);
    latest.send(2);
    assertThat(dropped()).isEqualTo(1);
    assertThat(latest.receive()).isEqualTo(2);
    latest.send(3);
    assertThat(dropped()).isEqualTo(1);
  }

  private long dropped() {
    return ChannelSnapshot.stateOf((ChannelCore) latest).dropped();
  }

  @Test
  void anAbandonedOneHoldsNothing() throws InterruptedException {
    latest.send(1);
    latest.abandon();
    assertThat(latest.length()).isEqualTo(0);
    assertThrows(ChannelAbandonedException.class, () -> latest.send(2));
  }

  @Test
  void theNewestValueComesOutAfterTheClose() throws InterruptedException {
    latest.send(1);
    latest.send(2);
    latest.close();
    assertThat(latest.receiveOk()).isEqualTo(new Received<>(2, true));
    assertThat(latest.receiveOk()).isEqualTo(new Received<>(null, false));
    assertThrows(ChannelClosedException.class, () -> latest.send(3));
    assertThrows(ChannelClosedException.class, latest::close);
  }

  @Test
  void nullIsAValue() throws InterruptedException {
    latest.send(1);
    latest.send(null);
    assertThat(latest.length()).isEqualTo(1);
    assertThat(latest.receiveOk()).isEqualTo(new Received<>(null, true));
    assertThat(latest.tryReceive()).isEmpty();
  }

  @Test
  void aWaitingReceiverGetsTheValueAtOnce() throws InterruptedException {
    try (Group group = Group.open()) {
      var received = group.call("receiver", latest::receive);
      Eventually.blocked("receiver");
      latest.send(7);
      assertThat(latest.length()).isEqualTo(0);
      group.join();
      assertThat(received.resultNow()).isEqualTo(7);
    }
  }

  @Test
  void aSelectSendsAndReceives() throws InterruptedException {
    var send = Select.send(latest, 1);
    var receive = Select.receive(latest);
    assertThat(Select.of(receive).poll()).isNull();
    assertThat(Select.of(send).await()).isSameInstanceAs(send);
    send.value(2);
    assertThat(Select.of(send).poll()).isSameInstanceAs(send);
    assertThat(Select.of(receive).await()).isSameInstanceAs(receive);
    assertThat(receive.value()).isEqualTo(2);
  }

  @Test
  void aSlowReceiverSeesOnlyNewerValues() throws InterruptedException {
    int values = 50_000;
    try (Group group = Group.open()) {
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < values; i++) {
              latest.send(i);
            }
            latest.close();
          });
      int last = -1;
      for (Integer value : latest) {
        assertThat(value).isGreaterThan(last);
        last = Objects.requireNonNull(value);
      }
      assertThat(last).isEqualTo(values - 1);
      group.join();
    }
  }
}
