package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.completes;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Receive (rules RCV). */
final class ReceiveTest extends OfEveryKind {
  @Test
  @Rule("RCV-01")
  void aReceiveBlocksUntilThereIsAValue() throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      Pending<Integer> one = blocks(channel::receive);
      Pending<Received<Integer>> two = blocks(channel::receiveOk);
      channel.send(1);
      channel.send(2);
      assertThat(one.completes()).isEqualTo(1);
      assertThat(two.completes()).isEqualTo(value(2));
    }
  }

  @Test
  @Rule("RCV-02")
  void okSaysWhetherTheValueWasSent() throws InterruptedException {
    Channel<Integer> channel = make(1);
    channel.send(100);
    assertThat(channel.receiveOk()).isEqualTo(value(100));
    channel.close();
    assertThat(channel.receiveOk()).isEqualTo(closed());
    assertThat(channel.receive()).isNull();
  }

  @Test
  @Rule("RCV-03")
  void aZeroValueThatWasSentArrivesWithOk() throws InterruptedException {
    Channel<Object> channel = make(3);
    channel.send(0);
    channel.send(false);
    channel.send(null);
    assertThat(channel.receiveOk()).isEqualTo(value(0));
    assertThat(channel.receiveOk()).isEqualTo(value(false));
    assertThat(channel.receiveOk()).isEqualTo(value(null));
  }

  @Test
  @Rule("RCV-04")
  void aReceiveFromTheNilChannelBlocks() {
    Channel<Integer> nil = Channel.nil();
    blocks(nil::receive);
    blocks(nil::receiveOk);
    blocks(nil.receiveOnly()::receive);
  }

  @Test
  @Rule("RCV-05")
  void aReceiveFromAClosedChannelNeverBlocks() throws InterruptedException {
    for (int capacity : new int[] {0, 1, 5}) {
      Channel<Integer> channel = make(capacity);
      channel.close();
      completes(
          () -> {
            for (int i = 0; i < 10; i++) {
              assertThat(channel.receive()).isNull();
              assertThat(channel.receiveOk()).isEqualTo(closed());
              assertThat(channel.tryReceive()).hasValue(closed());
            }
          });
    }
  }

  @Test
  @Rule("RCV-06")
  void theBufferedValuesComeOutAfterTheClose() throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
      }
      channel.close();
      for (int i = 0; i < capacity; i++) {
        assertThat(channel.receiveOk()).isEqualTo(value(i));
      }
      assertThat(channel.receiveOk()).isEqualTo(closed());
    }
  }

  @Test
  @Rule("RCV-07")
  void aBlockedReceiverGetsTheZeroValueWhenTheChannelIsClosed() {
    for (int receivers : new int[] {1, 1_000}) {
      Channel<Integer> channel = make();
      List<Pending<Received<Integer>>> blocked = new ArrayList<>();
      for (int i = 0; i < receivers; i++) {
        blocked.add(blocks(channel::receiveOk));
      }
      channel.close();
      for (Pending<Received<Integer>> receiver : blocked) {
        assertThat(receiver.completes()).isEqualTo(closed());
      }
    }
  }

  @Test
  @Rule("RCV-08")
  void aReceiveFromAFullBufferLetsTheBlockedSenderInAtOnce() throws InterruptedException {
    Channel<Integer> channel = make(1);
    channel.send(1);
    Pending<Void> sender = blocks(() -> channel.send(2));
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.length()).isEqualTo(1);
    assertThat(channel.trySend(3)).isFalse();
    assertThat(channel.receive()).isEqualTo(2);
    assertThat(channel.length()).isEqualTo(0);
    sender.completes();
  }

  @Test
  @Rule("RCV-09")
  void aDiscardedReceiveConsumesOneValue() throws InterruptedException {
    Channel<Integer> channel = make(3);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    channel.receive();
    assertThat(channel.length()).isEqualTo(2);
    channel.receiveOk();
    assertThat(channel.receive()).isEqualTo(2);
  }

  @Test
  @Rule("RCV-10")
  void theValueAndTheOkCanBeTakenAlone() throws InterruptedException {
    Channel<Integer> channel = make(2);
    channel.send(1);
    channel.send(2);
    channel.close();
    assertThat(channel.receiveOk().ok()).isTrue();
    assertThat(channel.receiveOk().value()).isEqualTo(2);
    assertThat(channel.receiveOk().ok()).isFalse();
    assertThat(channel.receiveOk().value()).isNull();
  }

  @Test
  @Rule("RCV-12")
  void receivesAreEvaluatedFromLeftToRightAndAtTheGoStatement() throws InterruptedException {
    Channel<Integer> channel = make(4);
    for (int i = 1; i <= 4; i++) {
      channel.send(i);
    }
    List<Object> seen = new ArrayList<>();
    seen.add(channel.receive() + ":" + channel.length() + ":" + channel.receive());
    assertThat(seen).containsExactly("1:3:2");

    Channel<Integer> gate = make();
    Channel<Integer> results = make(1);
    Go.go(
        (Integer argument) -> {
          gate.receive();
          results.send(argument);
        },
        Objects.requireNonNull(channel.receive()));
    assertThat(channel.receive()).isEqualTo(4);
    gate.close();
    assertThat(results.receive()).isEqualTo(3);
  }

  @Test
  @Rule("RCV-13")
  void aReceivedValueCanBeAssignedToAnInterface() throws InterruptedException {
    Channel<Integer> channel = make(2);
    channel.send(1);
    channel.send(2);
    Object object = channel.receive();
    Comparable<Integer> comparable = channel.receive();
    assertThat(object).isEqualTo(1);
    assertThat(comparable).isEqualTo(2);
  }
}
