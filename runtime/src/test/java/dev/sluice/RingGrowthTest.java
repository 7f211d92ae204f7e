package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring that is full is continued in a longer one: order and capacity stay. */
final class RingGrowthTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 32, 33, 100, 1000, 5000})
  void theCapacityIsExactAndTheOrderIsKept(int capacity) throws InterruptedException {
    Channel<Integer> channel = Channel.make(capacity);
    Random random = new Random(capacity);
    int sent = 0;
    int received = 0;
    // Fills a part, empties a part: the sender goes on in a new ring while the old one has values.
    for (int round = 0; round < 50; round++) {
      for (int i = random.nextInt(capacity + 1); i > 0; i--) {
        if (channel.trySend(sent)) {
          sent++;
        } else {
          assertThat(sent - received).isEqualTo(capacity);
        }
      }
      assertThat(channel.length()).isEqualTo(sent - received);
      for (int i = random.nextInt(capacity + 1); i > 0 && received < sent; i--) {
        assertThat(channel.receive()).isEqualTo(received++);
      }
    }
    while (channel.trySend(sent)) {
      sent++;
    }
    assertThat(channel.length()).isEqualTo(capacity);
    assertThat(sent - received).isEqualTo(capacity);
  }

  /** Those who wait get their place in order, whichever ring the receiver is in. */
  @ParameterizedTest
  @ValueSource(ints = {17, 40, 100})
  void blockedSendersTakeTheirPlaceInOrder(int capacity) throws InterruptedException {
    Channel<Integer> channel = Channel.make(capacity);
    List<Integer> received = new ArrayList<>();
    int next = 0;
    for (; next < 20 && next < capacity; next++) {
      channel.send(next);
    }
    for (int i = 0; i < 12; i++) {
      received.add(channel.receive());
    }
    while (channel.trySend(next)) {
      next++;
    }
    int waiting = 3 * capacity;
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < waiting; i++) {
      int value = next++;
      Thread sender = Go.go(() -> channel.send(value));
      Eventually.blocked(sender);
      senders.add(sender);
    }
    while (received.size() < next) {
      received.add(channel.receive());
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(received).isInStrictOrder();
    assertThat(received).hasSize(next);
  }

  @Test
  void manySendersGrowItTogether() throws InterruptedException {
    int senders = 8;
    int each = 4000;
    Channel<Integer> channel = Channel.make(1 << 20);
    List<Thread> threads = new ArrayList<>();
    for (int s = 0; s < senders; s++) {
      int first = s * each;
      threads.add(
          Go.go(
              () -> {
                for (int i = 0; i < each; i++) {
                  channel.send(first + i);
                }
              }));
    }
    int[] last = new int[senders];
    for (int i = 0; i < senders * each; i++) {
      int value = Objects.requireNonNull(channel.receive());
      int sender = value / each;
      assertThat(value % each).isEqualTo(last[sender]++);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  void anAbandonedRingIsEmptyInEveryPart() throws InterruptedException {
    List<Integer> dropped = new ArrayList<>();
    Channel<Integer> channel = Channel.make("rings", 1000, dropped::add);
    for (int i = 0; i < 500; i++) {
      channel.send(i);
    }
    channel.abandon();
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.tryReceive()).hasValue(new Received<>(null, false));
    assertThat(dropped).hasSize(500);
    assertThat(dropped).isInStrictOrder();
  }
}
