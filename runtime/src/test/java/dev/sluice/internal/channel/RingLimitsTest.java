package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far the sides of a ring go on with one lock each, and what takes that back. */
final class RingLimitsTest {
  private final BufferedChannel<@Nullable Object> channel = new BufferedChannel<>(null, 2, null);

  private BlockedChannelOperation receiver() {
    BlockedChannelOperation operation = new BlockedChannelOperation(channel);
    operation.request();
    return queued(operation);
  }

  private BlockedChannelOperation sender(int value) {
    BlockedChannelOperation operation = new BlockedChannelOperation(channel);
    operation.offer(value);
    return queued(operation);
  }

  private BlockedChannelOperation queued(BlockedChannelOperation operation) {
    channel.lock();
    channel.enqueue(operation);
    channel.unlock();
    return operation;
  }

  private void leaves(BlockedChannelOperation operation) {
    channel.lock();
    channel.dequeue(operation);
    channel.unlock();
  }

  /** Lets senders go on for one value more, and empties the ring. */
  private void leaveRoomToSenders() {
    assertThat(channel.offer(1)).isTrue();
    assertThat(channel.poll()).isEqualTo(1);
  }

  /** Fills the ring, and lets receivers go on for one value. */
  private void leaveAValueToReceivers() {
    assertThat(channel.offer(1)).isTrue();
    assertThat(channel.offer(2)).isTrue();
    assertThat(channel.poll()).isEqualTo(1);
    assertThat(channel.offer(3)).isTrue();
  }

  @Test
  void aSideGoesOnAloneAsFarAsThereIsRoomOrAValue() {
    assertThat(channel.offer(1)).isTrue();
    assertThat(channel.offer(2)).isTrue();
    assertThat(channel.offer(3)).isFalse();
    assertThat(channel.poll()).isEqualTo(1);
    assertThat(channel.poll()).isEqualTo(2);
    assertThat(channel.poll()).isSameInstanceAs(ChannelProtocol.BLOCKED);
  }

  @Test
  void aReceiverThatBeginsToWaitGetsTheNextValue() {
    leaveRoomToSenders();
    BlockedChannelOperation waiting = receiver();
    assertThat(channel.offer(2)).isFalse();
    assertThat(channel.sendNow(2)).isTrue();
    assertThat(waiting.value).isEqualTo(2);
    assertThat(channel.offer(3)).isTrue();
  }

  @Test
  void aReceiverThatDoesNotWaitAnyMoreHoldsNobodyUp() {
    leaveRoomToSenders();
    leaves(receiver());
    assertThat(channel.offer(2)).isTrue();
  }

  @Test
  void aSenderThatBeginsToWaitGetsTheNextPlace() {
    leaveAValueToReceivers();
    sender(4);
    assertThat(channel.poll()).isSameInstanceAs(ChannelProtocol.BLOCKED);
    assertThat(channel.receiveNow()).isEqualTo(2);
    assertThat(channel.offer(5)).isFalse();
    assertThat(channel.poll()).isEqualTo(3);
    assertThat(channel.poll()).isEqualTo(4);
  }

  @Test
  void aSenderThatDoesNotWaitAnyMoreHoldsNobodyUp() {
    leaveAValueToReceivers();
    leaves(sender(4));
    assertThat(channel.poll()).isEqualTo(2);
    assertThat(channel.offer(5)).isTrue();
  }

  @Test
  void nothingIsSentToAChannelThatIsOver() {
    leaveRoomToSenders();
    channel.close();
    assertThat(channel.offer(2)).isFalse();
    assertThat(channel.receiveNow()).isSameInstanceAs(ChannelProtocol.CLOSED);
  }

  @Test
  void nothingIsReceivedThatAnAbandonHasDropped() {
    leaveAValueToReceivers();
    channel.abandon();
    assertThat(channel.poll()).isSameInstanceAs(ChannelProtocol.BLOCKED);
    assertThat(channel.offer(4)).isFalse();
  }

  @Test
  void severalValuesGoAsFarAsThereIsRoom() throws InterruptedException {
    @Nullable Object[] values = {0, 1, 2, 3, 4};
    assertThat(channel.offer(values, 1, 5)).isEqualTo(2);
    assertThat(channel.offer(values, 3, 5)).isEqualTo(0);
    assertThat(channel.receiveUpTo(5)).containsExactly(1, 2).inOrder();
    assertThat(channel.offer(values, 3, 4)).isEqualTo(1);
    assertThat(channel.poll()).isEqualTo(3);
  }

  @Test
  void severalValuesPassNobodyWhoWaits() {
    BlockedChannelOperation waiting = receiver();
    @Nullable Object[] values = {1, 2, 3, 4};
    assertThat(channel.offer(values, 0, 4)).isEqualTo(0);
    // The first goes to who waits, two fill the ring, and there is no room for the last.
    assertThat(SeveralSends.trySend(channel, values, 0, 4)).isEqualTo(3);
    assertThat(waiting.value).isEqualTo(1);
    assertThat(channel.poll()).isEqualTo(2);
    assertThat(channel.poll()).isEqualTo(3);
    channel.close();
    assertThat(channel.offer(values, 0, 4)).isEqualTo(0);
  }

  @Test
  void whatIsSentCountsOnceByWhicheverWay() {
    BlockedChannelOperation first = receiver();
    assertThat(channel.sendNow(1)).isTrue();
    assertThat(first.value).isEqualTo(1);
    assertThat(channel.offer(2)).isTrue();
    channel.lock();
    assertThat(channel.attemptSend(3)).isSameInstanceAs(ChannelProtocol.DONE);
    channel.unlock();
    sender(4);
    List<@Nullable Object> received = new ArrayList<>();
    while (received.size() < 3) {
      received.add(channel.receiveNow());
    }
    assertThat(received).containsExactly(2, 3, 4).inOrder();
    ChannelSnapshot seen = ChannelSnapshot.of(channel);
    assertThat(seen.sent()).isEqualTo(4);
  }
}
