package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A channel that is closed with a failure. */
final class FailTest {
  private final IllegalStateException cause = new IllegalStateException("lost");
  private final Channel<Integer> channel = Channel.make("rows", 2);

  @Test
  void whatIsBufferedComesFirst() throws InterruptedException {
    channel.send(1);
    channel.send(2);
    channel.sendOnly().fail(cause);
    List<Integer> received = new ArrayList<>();
    ChannelFailedException thrown =
        assertThrows(ChannelFailedException.class, () -> channel.forEach(received::add));
    assertThat(received).containsExactly(1, 2).inOrder();
    assertThat(thrown).hasCauseThat().isSameInstanceAs(cause);
    assertThat(thrown).hasMessageThat().contains("'rows'");
  }

  @Test
  void everyReceiveThrowsAnExceptionOfItsOwn() {
    channel.fail(cause);
    var receive = Select.receive(channel);
    List<ChannelFailedException> thrown =
        List.of(
            assertThrows(ChannelFailedException.class, channel::receive),
            assertThrows(ChannelFailedException.class, channel::receiveOk),
            assertThrows(ChannelFailedException.class, channel::tryReceive),
            assertThrows(ChannelFailedException.class, () -> channel.receiveUpTo(2)),
            assertThrows(ChannelFailedException.class, () -> channel.iterator().hasNext()),
            assertThrows(ChannelFailedException.class, () -> Select.of(receive).await()),
            assertThrows(ChannelFailedException.class, () -> Select.of(receive).poll()));
    assertThat(thrown).containsNoDuplicates();
  }

  @Test
  void forSendersItIsLikeAClose() {
    channel.fail(cause);
    assertThrows(ChannelClosedException.class, () -> channel.send(1));
    assertThrows(ChannelClosedException.class, () -> channel.trySend(1));
    assertThrows(ChannelClosedException.class, channel::close);
    assertThat(assertThrows(ChannelClosedException.class, () -> channel.fail(cause)))
        .hasMessageThat()
        .isEqualTo("fail of closed channel 'rows'");
  }

  @Test
  void afterACloseItIsRefused() {
    channel.close();
    assertThrows(ChannelClosedException.class, () -> channel.fail(cause));
    assertThat(channel.tryReceive()).hasValue(new Received<>(null, false));
  }

  @Test
  void anAbandonedChannelDoesNotFail() throws InterruptedException {
    channel.abandon();
    channel.fail(cause);
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(null, false));
  }

  @Test
  void abandonedAfterThatItReportsClosed() throws InterruptedException {
    channel.fail(cause);
    channel.abandon();
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(null, false));
  }

  @Test
  void theNilChannelCannotFail() {
    assertThrows(IllegalStateException.class, () -> Channel.nil().fail(cause));
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tested
  void aCauseIsNeeded() {
    assertThrows(NullPointerException.class, () -> channel.fail(null));
    assertThrows(NullPointerException.class, () -> SendChannel.into(v -> {}).fail(null));
    assertThat(channel.trySend(1)).isTrue();
  }

  @Test
  void aChannelIntoAFunctionIsClosed() {
    SendChannel<Integer> into = SendChannel.into(value -> {});
    into.fail(cause);
    assertThrows(ChannelClosedException.class, () -> into.send(1));
  }
}
