package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Watched;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stage sends and receives by its ends is counted once, whatever form it takes. */
final class CountedEndsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Count sent = new Count();
  private final Count received = new Count();

  private SendChannel<Integer> sends(Channel<Integer> channel) {
    return new CountedSends<>(channel, sent);
  }

  private ReceiveChannel<Integer> receives(Channel<Integer> channel) {
    return new CountedReceives<>(channel, received);
  }

  @Test
  void everySendIsCounted() throws InterruptedException {
    Channel<Integer> channel = Channel.make(4);
    SendChannel<Integer> end = sends(channel);
    end.send(1);
    assertThat(end.trySend(2)).isTrue();
    assertThat(end.trySend(3, MINUTE)).isTrue();
    assertThat(Select.of(Select.send(end, 4)).poll()).isNotNull();
    assertThat(sent.get()).isEqualTo(4);
    assertThat(end.trySend(5)).isFalse();
    assertThat(end.trySend(5, Duration.ofNanos(1))).isFalse();
    assertThat(Select.of(Select.send(end, 5)).poll()).isNull();
    assertThat(sent.get()).isEqualTo(4);
  }

  @Test
  void everyReceiveIsCounted() throws InterruptedException {
    Channel<Integer> channel = Channel.make(8);
    ReceiveChannel<Integer> end = receives(channel);
    for (int i = 0; i < 8; i++) {
      channel.send(i);
    }
    assertThat(end.receive()).isEqualTo(0);
    assertThat(end.receiveOk().value()).isEqualTo(1);
    assertThat(end.tryReceive().orElseThrow().value()).isEqualTo(2);
    assertThat(end.tryReceive(MINUTE).orElseThrow().value()).isEqualTo(3);
    assertThat(end.receiveUpTo(2)).isEqualTo(List.of(4, 5));
    assertThat(end.iterator().next()).isEqualTo(6);
    assertThat(Select.of(Select.receive(end)).poll()).isNotNull();
    assertThat(received.get()).isEqualTo(8);
    assertThat(end.tryReceive()).isEmpty();
    channel.close();
    assertThat(end.receiveOk().ok()).isFalse();
    assertThat(Select.of(Select.receive(end)).poll()).isNotNull();
    assertThat(received.get()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aSelectThatHasWaitedIsCounted(int capacity) throws InterruptedException {
    Channel<Integer> channel = Channel.make(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(0);
    }
    Watched sender = Watched.go(Select.of(Select.send(sends(channel), 1))::await).blocked();
    for (int i = 0; i <= capacity; i++) {
      channel.receive();
    }
    sender.ends();
    assertThat(sent.get()).isEqualTo(1);
    Watched receiver = Watched.go(Select.of(Select.receive(receives(channel)))::await).blocked();
    channel.send(2);
    receiver.ends();
    assertThat(received.get()).isEqualTo(1);
  }

  @Test
  void aSelectThatFindsAPartnerIsCounted() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Watched receiver = Watched.go(Select.of(Select.receive(channel))::await).blocked();
    assertThat(Select.of(Select.send(sends(channel), 1)).poll()).isNotNull();
    receiver.ends();
    assertThat(sent.get()).isEqualTo(1);
    Watched sender = Watched.go(Select.of(Select.send(channel, 2))::await).blocked();
    assertThat(Select.of(Select.receive(receives(channel))).poll()).isNotNull();
    sender.ends();
    assertThat(received.get()).isEqualTo(1);
  }
}
