package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Group;
import dev.sluice.Received;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Operations that do not wait (rules NB). */
final class NonBlockingTest extends OfEveryKind {
  @Test
  @Rule("NB-01")
  void aTryReceiveFromAnEmptyChannelReceivesNothing() throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      assertThat(channel.tryReceive()).isEmpty();
      if (capacity > 0) {
        channel.send(1);
        channel.receive();
        assertThat(channel.tryReceive()).isEmpty();
      }
      // Nothing of it is left waiting.
      assertThat(channel.trySend(1)).isEqualTo(capacity > 0);
    }
  }

  @Test
  @Rule("NB-02")
  void aTryReceiveTakesABufferedValueOrThatOfABlockedSender() throws InterruptedException {
    Channel<Integer> buffered = make(2);
    buffered.send(1);
    assertThat(buffered.tryReceive()).hasValue(value(1));
    Channel<Integer> unbuffered = make();
    Pending<Void> sender = blocks(() -> unbuffered.send(2));
    assertThat(unbuffered.tryReceive()).hasValue(value(2));
    sender.completes();
    assertThat(unbuffered.tryReceive()).isEmpty();
  }

  @Test
  @Rule("NB-03")
  void aTryReceiveFromAClosedChannelSaysSo() throws InterruptedException {
    Channel<Integer> channel = make(1);
    channel.send(1);
    channel.close();
    assertThat(channel.tryReceive()).hasValue(value(1));
    assertThat(channel.tryReceive()).hasValue(closed());
    assertThat(channel.receiveOnly().tryReceive()).hasValue(closed());
  }

  @Test
  @Rule("NB-04")
  void aTrySendWithoutAReceiverSendsNothing() {
    Channel<Integer> channel = make();
    assertThat(channel.trySend(1)).isFalse();
    blocks(() -> channel.send(2));
    assertThat(channel.trySend(3)).isFalse();
    assertThat(channel.tryReceive()).hasValue(value(2));
    assertThat(channel.tryReceive()).isEmpty();
  }

  @Test
  @Rule("NB-05")
  void aTrySendHandsItsValueToABlockedReceiver() {
    for (int capacity : new int[] {0, 1}) {
      Channel<Integer> channel = make(capacity);
      Pending<Received<Integer>> receiver = blocks(channel::receiveOk);
      assertThat(channel.trySend(1)).isTrue();
      assertThat(receiver.completes()).isEqualTo(value(1));
      assertThat(channel.length()).isEqualTo(0);
    }
  }

  @Test
  @Rule("NB-06")
  void aTrySendFillsTheBufferAndNoMore() throws InterruptedException {
    for (int capacity = 1; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        assertThat(channel.trySend(i)).isTrue();
      }
      assertThat(channel.trySend(-1)).isFalse();
      assertThat(channel.receive()).isEqualTo(0);
      assertThat(channel.trySend(capacity)).isTrue();
      assertThat(channel.trySend(-1)).isFalse();
    }
  }

  @Test
  @Rule("NB-07")
  void aTrySendOnAClosedChannelPanics() throws InterruptedException {
    Channel<Integer> withRoom = make(3);
    withRoom.send(1);
    for (Channel<Integer> channel : List.of(withRoom, this.<Integer>make())) {
      channel.close();
      for (int i = 0; i < 3; i++) {
        panics(
            ChannelClosedException.class,
            "send on closed channel",
            () -> channel.sendOnly().trySend(2));
      }
    }
    assertThat(withRoom.length()).isEqualTo(1);
  }

  @Test
  @Rule("NB-08")
  void onTheNilChannelNothingHappens() {
    Channel<Integer> nil = Channel.nil();
    blocks(() -> nil.send(1));
    blocks(nil::receive);
    for (int i = 0; i < 3; i++) {
      assertThat(nil.trySend(1)).isFalse();
      assertThat(nil.tryReceive()).isEmpty();
    }
  }

  @Test
  @Rule("NB-09")
  void afterTheCloseNoTryReceiveSaysNotReady() throws InterruptedException {
    int values = 200;
    for (int round = 0; round < 50; round++) {
      Channel<Integer> channel = make(values);
      AtomicBoolean isClosed = new AtomicBoolean();
      AtomicInteger received = new AtomicInteger();
      try (Group group = Group.open()) {
        for (int p = 0; p < 3; p++) {
          group.go(
              "poller",
              () -> {
                while (true) {
                  boolean before = isClosed.get();
                  Optional<Received<Integer>> polled = channel.tryReceive();
                  if (polled.isEmpty()) {
                    assertWithMessage("closed before the call").that(before).isFalse();
                    Await.pass();
                  } else if (polled.get().ok()) {
                    received.incrementAndGet();
                  } else {
                    break;
                  }
                }
                for (int i = 0; i < 10; i++) {
                  assertThat(channel.tryReceive()).hasValue(closed());
                }
              });
        }
        group.go(
            "sender",
            () -> {
              for (int i = 0; i < values; i++) {
                channel.send(i);
              }
              channel.close();
              isClosed.set(true);
            });
        group.join();
      }
      assertThat(received.get()).isEqualTo(values);
    }
  }

  @Test
  @Rule("NB-10")
  void aPollingSideMeetsABlockingSide() throws InterruptedException {
    for (int capacity : new int[] {0, 1}) {
      meet(make(capacity), 123, 234);
      meet(make(capacity), 123_456L, 234_567L);
      meet(make(capacity), true, false);
      meet(make(capacity), "hello", "hello again");
    }
  }

  private <T> void meet(Channel<T> channel, T first, T second) throws InterruptedException {
    Channel<Boolean> done = make();
    try (Group group = Group.open()) {
      // A blocking receiver and a polling sender, then the other way round.
      group.go(
          "blocking",
          () -> {
            assertThat(channel.receiveOk()).isEqualTo(value(first));
            done.receive();
            channel.send(second);
            done.receive();
          });
      Await.until("the poll meets the receiver", () -> channel.trySend(first));
      done.send(true);
      AtomicReference<Optional<Received<T>>> polled = new AtomicReference<>(Optional.empty());
      Await.until(
          "the poll meets the sender",
          () -> {
            polled.set(channel.tryReceive());
            return Objects.requireNonNull(polled.get()).isPresent();
          });
      assertThat(polled.get()).hasValue(value(second));
      done.send(true);
      group.join();
    }
    assertThat(channel.tryReceive()).isEmpty();
  }
}
