package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.conformance.Blocks.blocks;
import static dev.sluice.conformance.Blocks.panics;
import static dev.sluice.conformance.Outcomes.closed;
import static dev.sluice.conformance.Outcomes.value;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Making channels; length, capacity and nil (rules MK-01 to MK-16 and MK-26). */
final class MakeTest extends OfEveryKind {
  @Test
  @Rule("MK-01")
  void withoutACapacityAChannelIsUnbuffered() {
    for (Channel<Integer> channel : List.of(Channel.<Integer>make(), this.<Integer>make(0))) {
      assertThat(channel.length()).isEqualTo(0);
      assertThat(channel.capacity()).isEqualTo(0);
      assertThat(channel.trySend(1)).isFalse();
    }
  }

  @Test
  @Rule("MK-02")
  void withACapacityAChannelIsBufferedAndEmpty() throws InterruptedException {
    Channel<Integer> channel = make(10);
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.capacity()).isEqualTo(10);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    assertThat(channel.length()).isEqualTo(3);
    assertThat(channel.capacity()).isEqualTo(10);
  }

  @Test
  @Rule("MK-03")
  void theCapacityNeverChanges() throws InterruptedException {
    for (int capacity = 0; capacity < 200; capacity++) {
      Channel<Integer> channel = make(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
        assertThat(channel.capacity()).isEqualTo(capacity);
      }
      assertThat(channel.trySend(-1)).isFalse();
      channel.close();
      assertThat(channel.capacity()).isEqualTo(capacity);
    }
  }

  @Test
  @Rule("MK-04")
  void theValuesOfBlockedSendersDoNotCountInTheLength() throws InterruptedException {
    Channel<Integer> buffered = make(2);
    buffered.send(1);
    buffered.send(2);
    blocks(() -> buffered.send(3));
    assertThat(buffered.length()).isEqualTo(2);

    Channel<Integer> unbuffered = make();
    blocks(() -> unbuffered.send(1));
    blocks(() -> unbuffered.send(2));
    assertThat(unbuffered.length()).isEqualTo(0);
  }

  @Test
  @Rule("MK-05")
  void theLengthOfAnUnbufferedChannelIsAlwaysZero() {
    Channel<Integer> channel = make();
    Pending<Integer> receiver = blocks(channel::receive);
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.trySend(1)).isTrue();
    assertThat(channel.length()).isEqualTo(0);
    receiver.completes();
    Pending<Void> sender = blocks(() -> channel.send(2));
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.tryReceive()).hasValue(value(2));
    assertThat(channel.length()).isEqualTo(0);
    sender.completes();
    channel.close();
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  @Rule("MK-06")
  void closingKeepsTheBufferedValues() throws InterruptedException {
    Channel<Integer> channel = make(4);
    channel.send(1);
    channel.send(2);
    channel.close();
    assertThat(channel.length()).isEqualTo(2);
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.length()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  @Rule("MK-07")
  void lengthAndCapacityOfTheNilChannelAreZero() {
    Channel<Integer> nil = Channel.nil();
    blocks(() -> nil.send(1));
    blocks(nil::receive);
    assertThat(nil.length()).isEqualTo(0);
    assertThat(nil.capacity()).isEqualTo(0);
  }

  @Test
  @Rule("MK-08")
  void aNegativeCapacityPanics() {
    String message = "makechan: size out of range";
    // To a cycle, -1 is the capacity of an unbounded channel.
    int negative = kind == Kind.CYCLE || kind == Kind.MIXED ? -2 : -1;
    panics(IllegalArgumentException.class, message, () -> make(negative));
    panics(IllegalArgumentException.class, message, () -> make(Integer.MIN_VALUE));
    panics(IllegalArgumentException.class, message, () -> Channel.make("named", -1));
  }

  @Test
  @Rule("MK-09")
  void theLargestCapacityTakesNoMemoryBeforeItIsUsed() throws InterruptedException {
    List<Channel<Integer>> channels = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Channel<Integer> channel = make(Integer.MAX_VALUE);
      channel.send(i);
      channels.add(channel);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(channels.get(i).capacity()).isEqualTo(Integer.MAX_VALUE);
      assertThat(channels.get(i).length()).isEqualTo(1);
      assertThat(channels.get(i).receive()).isEqualTo(i);
    }
  }

  @Test
  @Rule("MK-12")
  void aChannelOfAnyDirectionCanBeMade() throws InterruptedException {
    Channel<Integer> both = make(1);
    SendChannel<Integer> sending = make(1);
    ReceiveChannel<Integer> receiving = make(1);
    both.send(1);
    sending.send(1);
    assertThat(both.length()).isEqualTo(1);
    assertThat(sending.length()).isEqualTo(1);
    assertThat(receiving.tryReceive()).isEmpty();
  }

  @Test
  @Rule("MK-13")
  void elementsMayBeOfATypeWithoutValues() throws InterruptedException {
    Channel<Void> buffered = make(1);
    buffered.send(null);
    assertThat(buffered.length()).isEqualTo(1);
    assertThat(buffered.receiveOk()).isEqualTo(value(null));
    assertThat(buffered.length()).isEqualTo(0);

    Channel<Void> unbuffered = make();
    Pending<Void> sender = blocks(() -> unbuffered.send(null));
    assertThat(unbuffered.receiveOk()).isEqualTo(value(null));
    sender.completes();
  }

  @Test
  @Rule("MK-14")
  void elementsWithoutValuesAreCounted() {
    Channel<Void> channel = make(1);
    assertThat(channel.trySend(null)).isTrue();
    assertThat(channel.trySend(null)).isFalse();
    assertThat(channel.tryReceive()).hasValue(value(null));
    assertThat(channel.tryReceive()).isEmpty();
  }

  @Test
  @Rule("MK-15")
  void anElementMayBeAChannel() throws InterruptedException {
    Channel<Integer> inner = make(1);
    inner.send(42);
    Channel<Channel<Integer>> outer = make(1);
    outer.send(inner);
    Channel<Integer> received = outer.receive();
    assertThat(received).isSameInstanceAs(inner);
    assertThat(inner.receive()).isEqualTo(42);
  }

  @Test
  @Rule("MK-16")
  void aNullElementIsNotTheEnd() throws InterruptedException {
    Channel<String> channel = make(1);
    channel.send(null);
    channel.close();
    assertThat(channel.receiveOk()).isEqualTo(value(null));
    assertThat(channel.receiveOk()).isEqualTo(closed());

    Channel<String> ranged = make(3);
    ranged.send("a");
    ranged.send(null);
    ranged.send("b");
    ranged.close();
    List<String> values = new ArrayList<>();
    ranged.forEach(values::add);
    assertThat(values).containsExactly("a", null, "b").inOrder();
  }

  @Test
  @Rule("MK-23")
  void theNilChannelIsOfEveryDirection() {
    Channel<Integer> both = Channel.nil();
    SendChannel<Integer> sending = Channel.nil();
    ReceiveChannel<Integer> receiving = Channel.nil();
    assertThat(sending).isEqualTo(both);
    assertThat(receiving).isEqualTo(both);
    assertThat(both.sendOnly()).isEqualTo(both);
    assertThat(both.receiveOnly()).isEqualTo(both);
    Channel<Integer> made = make();
    assertThat(made).isNotEqualTo(both);
    assertThat(made.sendOnly()).isNotEqualTo(sending);
    assertThat(made.receiveOnly()).isNotEqualTo(receiving);
    Map<Channel<Integer>, String> map = new HashMap<>(Map.of(both, "nil", made, "made"));
    assertThat(map).containsEntry(Channel.nil(), "nil");
  }

  @Test
  @Rule("MK-26")
  void aBufferedChannelThrottlesThrowawayGoroutines() throws InterruptedException {
    int tasks = 1_000;
    Channel<Integer> throttle = make(10);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger sum = new AtomicInteger();
    WaitGroup all = new WaitGroup();
    all.add(tasks);
    for (int i = 0; i < tasks; i++) {
      throttle.send(i);
      Go.go(
          (Integer argument) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            sum.addAndGet(argument);
            Await.pass();
            running.decrementAndGet();
            throttle.receive();
            all.done();
          },
          i);
    }
    all.await();
    assertThat(most.get()).isAtMost(10);
    assertThat(sum.get()).isEqualTo(tasks * (tasks - 1) / 2);
  }
}
