package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Send (rules SND). */
final class SendTest extends OfEveryKind {
  private static final String SEND_CLOSED = "send on closed channel";

  @Test
  @Rule("SND-01")
  void theValueIsEvaluatedBeforeTheChannelIsLookedAt() {
    Channel<Integer> channel = make();
    channel.close();
    AtomicInteger evaluated = new AtomicInteger();
    panics(
        ChannelClosedException.class, SEND_CLOSED, () -> channel.send(evaluated.incrementAndGet()));
    assertThat(evaluated.get()).isEqualTo(1);
  }

  @Test
  @Rule("SND-02")
  void anUnbufferedSendCompletesWhenAReceiverTakesTheValue() throws InterruptedException {
    Channel<Integer> channel = make();
    Pending<Void> sender = blocks(() -> channel.send(1));
    assertThat(channel.receiveOk()).isEqualTo(value(1));
    sender.completes();
    Pending<Integer> receiver = blocks(channel::receive);
    completes(() -> channel.send(2));
    assertThat(receiver.completes()).isEqualTo(2);
  }

  /** A plain field, on purpose. */
  private static final class Box {
    int count;
  }

  @Test
  @Rule("SND-03")
  void theSecondUnbufferedSendSeesWhatTheReceiverDidBeforeItsSecondReceive() {
    Channel<Integer> channel = make();
    Box box = new Box();
    Pending<Integer> sender =
        Pending.start(
            () -> {
              channel.send(1);
              channel.send(2);
              return box.count;
            });
    completes(
        () -> {
          channel.receive();
          box.count = 1;
          sender.awaitParked();
          box.count = 2;
          channel.receive();
        });
    assertThat(sender.completes()).isEqualTo(2);
  }

  @Test
  @Rule("SND-04")
  void aSendWithRoomInTheBufferDoesNotBlock() {
    for (int capacity : new int[] {1, 2, 10}) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        completes(() -> channel.send(1));
      }
      assertThat(channel.length()).isEqualTo(capacity);
    }
  }

  @Test
  @Rule("SND-05")
  void aSendOnAFullBufferBlocksUntilAReceiveMakesRoom() throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
      }
      int last = capacity;
      Pending<Void> sender = blocks(() -> channel.send(last));
      assertThat(channel.receive()).isEqualTo(0);
      sender.completes();
      assertThat(channel.length()).isEqualTo(capacity);
    }
  }

  @Test
  @Rule("SND-06")
  void aSendOnTheNilChannelBlocks() {
    blocks(() -> Channel.<Integer>nil().send(1));
    blocks(() -> Channel.<Integer>nil().sendOnly().send(1));
  }

  @Test
  @Rule("SND-07")
  void aSendOnAClosedChannelPanics() throws InterruptedException {
    Channel<Integer> unbuffered = make();
    unbuffered.close();
    panics(ChannelClosedException.class, SEND_CLOSED, () -> unbuffered.send(1));

    Channel<Integer> withRoom = make(2);
    withRoom.send(1);
    withRoom.close();
    panics(ChannelClosedException.class, SEND_CLOSED, () -> withRoom.send(2));

    Channel<Integer> full = make(1);
    full.send(1);
    full.close();
    panics(ChannelClosedException.class, SEND_CLOSED, () -> full.send(2));
  }

  @Test
  @Rule("SND-08")
  void theValueOfAFailedSendIsDiscarded() throws InterruptedException {
    Channel<Integer> channel = make(2);
    channel.send(1);
    channel.close();
    panics(ChannelClosedException.class, SEND_CLOSED, () -> channel.send(2));
    assertThat(channel.length()).isEqualTo(1);
    assertThat(channel.receiveOk()).isEqualTo(value(1));
    assertThat(channel.receiveOk()).isEqualTo(closed());
  }

  @Test
  @Rule("SND-09")
  void aBlockedSenderPanicsWhenTheChannelIsClosed() throws InterruptedException {
    for (int capacity : new int[] {0, 3}) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(-1);
      }
      List<Pending<Void>> senders = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int value = i;
        senders.add(blocks(() -> channel.send(value)));
      }
      channel.close();
      for (Pending<Void> sender : senders) {
        sender.panics(ChannelClosedException.class, SEND_CLOSED);
      }
      for (int i = 0; i < capacity; i++) {
        assertThat(channel.receiveOk()).isEqualTo(value(-1));
      }
      assertThat(channel.receiveOk()).isEqualTo(closed());
    }
  }

  @Test
  @Rule("SND-10")
  void aBufferedSendGoesStraightToAWaitingReceiver() throws InterruptedException {
    Channel<Integer> channel = make(1);
    Pending<Integer> receiver = blocks(channel::receive);
    channel.send(1);
    assertThat(channel.length()).isEqualTo(0);
    assertThat(receiver.completes()).isEqualTo(1);
  }

  @Test
  @Rule("SND-14")
  void theChannelOfASendCaseMayBeReceivedFromAChannel() throws InterruptedException {
    Channel<Integer> channel = make(1);
    Channel<Channel<Integer>> channels = make(1);
    channels.send(channel);
    var send = Cases.send(channels.receive(), 2);
    assertThat(Select.of(send).poll()).isSameInstanceAs(send);
    assertThat(channels.length()).isEqualTo(0);
    assertThat(channel.receive()).isEqualTo(2);
  }
}
