package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import org.junit.jupiter.api.Test;

/** Ends of channels that are lent. */
final class BorrowedEndsTest {
  private final Channel<Integer> channel = Channel.make("values", 1);

  @Test
  void whoBorrowsASendingEndSendsButDoesNotClose() throws InterruptedException {
    SendChannel<Integer> lent = BorrowedEnds.sender(channel);
    lent.send(1);
    assertThat(lent.trySend(2)).isFalse();
    lent.close();
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(1, true));
    channel.send(3);
    assertThat(lent.length()).isEqualTo(1);
    assertThat(lent.capacity()).isEqualTo(1);
  }

  @Test
  void whoBorrowsAReceivingEndReceivesButDoesNotAbandon() throws InterruptedException {
    ReceiveChannel<Integer> lent = BorrowedEnds.receiver(channel);
    channel.send(1);
    assertThat(lent.receive()).isEqualTo(1);
    lent.abandon();
    channel.send(2);
    assertThat(lent.iterator().next()).isEqualTo(2);
    assertThat(lent.tryReceive()).isEmpty();
  }

  @Test
  void aLentEndOfAnEndIsTheChannelInEverythingElse() throws InterruptedException {
    SendChannel<Integer> sender = BorrowedEnds.sender(channel.sendOnly());
    ReceiveChannel<Integer> receiver = BorrowedEnds.receiver(BorrowedEnds.receiver(channel));
    assertThat(sender).isEqualTo(channel);
    assertThat(receiver).isEqualTo(sender);
    assertThat(sender.hashCode()).isEqualTo(channel.hashCode());
    assertThat(sender.toString()).isEqualTo("chan<- values");
    assertThat(receiver.toString()).isEqualTo("<-chan values");
    Select.ReceiveCase<Integer> received = Select.receive(receiver);
    assertThat(Select.of(received, Select.send(sender, 4)).await()).isNotEqualTo(received);
    assertThat(Select.of(received).await()).isEqualTo(received);
    assertThat(received.value()).isEqualTo(4);
  }
}
