package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.generated.BorrowedEnds;
import org.junit.jupiter.api.Test;

/** Ends of channels of each kind that are lent: they are the channel, but cannot end it. */
final class LentTest extends OfEveryKind {
  @Test
  void closingALentEndHasNoEffect() throws InterruptedException {
    Channel<Integer> channel = make(1);
    SendChannel<Integer> lent = BorrowedEnds.sender(channel.sendOnly());
    lent.close();
    lent.close();
    lent.send(1);
    channel.close();
    lent.close();
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.receiveOk().ok()).isFalse();
  }

  @Test
  void abandoningALentEndHasNoEffect() throws InterruptedException {
    Channel<Integer> channel = make(1);
    ReceiveChannel<Integer> lent = BorrowedEnds.receiver(channel.receiveOnly());
    channel.send(1);
    lent.abandon();
    assertThat(lent.length()).isEqualTo(1);
    assertThat(lent.receive()).isEqualTo(1);
    assertThat(channel.trySend(2)).isTrue();
  }

  @Test
  void aLentEndIsTheChannelAlsoInASelect() throws InterruptedException {
    Channel<Integer> channel = make(1);
    SendChannel<Integer> sender = BorrowedEnds.sender(channel.sendOnly());
    ReceiveChannel<Integer> receiver = BorrowedEnds.receiver(channel.receiveOnly());
    assertThat(sender).isEqualTo(channel.sendOnly());
    assertThat(receiver).isEqualTo(sender);
    assertThat(receiver.hashCode()).isEqualTo(channel.sendOnly().hashCode());
    assertThat(sender).isNotEqualTo(BorrowedEnds.sender(make(1)));
    var send = Select.send(sender, 1);
    var receive = Select.receive(receiver);
    Select select = Select.of(receive, send);
    assertThat(select.await()).isSameInstanceAs(send);
    assertThat(channel.length()).isEqualTo(1);
    assertThat(select.poll()).isSameInstanceAs(receive);
    assertThat(receive.value()).isEqualTo(1);
    assertThat(sender.capacity()).isEqualTo(1);
    assertThat(receiver.capacity()).isEqualTo(1);
  }
}
