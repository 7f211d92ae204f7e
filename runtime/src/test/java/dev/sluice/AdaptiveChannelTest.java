package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A channel whose buffer the runtime chooses. */
final class AdaptiveChannelTest {

  @Test
  void whatIsSentArrivesInOrderWhileTheBufferGrows() throws Exception {
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers");
      group.go(
          "sender",
          () -> {
            for (int i = 0; i < 200_000; i++) {
              numbers.send(i);
            }
          },
          numbers::close);
      Future<Integer> inOrder =
          group.call(
              "receiver",
              () -> {
                int expected = 0;
                for (int number : numbers) {
                  assertThat(number).isEqualTo(expected++);
                }
                return expected;
              });
      group.join();
      assertThat(inOrder.resultNow()).isEqualTo(200_000);
      assertThat(numbers.capacity()).isAtLeast(2);
    }
  }

  @Test
  void aFreshChannelHoldsTwo() {
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers");
      assertThat(numbers.capacity()).isEqualTo(2);
      assertThat(numbers.trySend(1)).isTrue();
      assertThat(numbers.trySend(2)).isTrue();
      assertThat(numbers.trySend(3)).isFalse();
      assertThat(numbers.length()).isEqualTo(2);
    }
  }

  @Test
  void severalSendersKeepTheirOrderAndLoseNothing() throws Exception {
    int senders = 5;
    int each = 20_000;
    try (Group group = Group.open("adaptive")) {
      Channel<int[]> values = group.channel("values");
      WaitGroup sending = new WaitGroup();
      for (int sender = 0; sender < senders; sender++) {
        int id = sender;
        sending.add(1);
        group.go(
            "sender " + id,
            () -> {
              for (int i = 0; i < each; i++) {
                values.send(new int[] {id, i});
              }
            },
            sending::done);
      }
      group.go(
          "closer",
          () -> {
            sending.await();
            values.close();
          });
      int[] next = new int[senders];
      group.go(
          "receiver",
          () -> {
            for (int[] value : values) {
              assertThat(value[1]).isEqualTo(next[value[0]]++);
            }
          });
      group.join();
      assertThat(IntStream.of(next).sum()).isEqualTo(senders * each);
    }
  }

  @Test
  void aSenderThatWaitsGoesOnWhenTheBufferIsHalfEmpty() throws Exception {
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers");
      List<Integer> received = new ArrayList<>();
      group.go("sender", () -> sendUpTo(numbers, 3), numbers::close);
      Eventually.blocked("sender");
      assertThat(numbers.length()).isEqualTo(2);
      for (int number : numbers) {
        received.add(number);
      }
      group.join();
      assertThat(received).containsExactly(0, 1, 2).inOrder();
    }
  }

  private static void sendUpTo(SendChannel<Integer> numbers, int end) throws InterruptedException {
    for (int i = 0; i < end; i++) {
      numbers.send(i);
    }
  }

  @Test
  void everyFormOfSendWaitsBehindASenderThatWaits() throws Exception {
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers");
      // One place is free, and a sender waits until half of them are.
      grow(numbers);
      int sent = 5_000;
      group.go("sender", () -> sendUpTo(numbers, sent));
      Eventually.blocked("sender");
      int full = numbers.length();
      assertThat(full).isEqualTo(numbers.capacity());
      assertThat(numbers.receive()).isEqualTo(0);
      assertThat(numbers.length()).isEqualTo(full - 1);
      assertThat(numbers.trySend(-1)).isFalse();
      assertThat(Select.of(Select.send(numbers, -1)).poll()).isNull();
      for (int i = 1; i < sent; i++) {
        assertThat(numbers.receive()).isEqualTo(i);
      }
      assertThat(numbers.tryReceive().isEmpty()).isTrue();
      group.join();
    }
  }

  /** Sends and receives until the buffer is larger than at first. */
  private static void grow(Channel<Integer> numbers) throws InterruptedException {
    while (numbers.capacity() < 4) {
      WaitGroup sent = new WaitGroup();
      sent.go(() -> sendUpTo(numbers, 1_000));
      for (int i = 0; i < 1_000; i++) {
        assertThat(numbers.receive()).isEqualTo(i);
      }
      sent.await();
    }
  }

  @Test
  void anAbandonDropsWhatIsKeptAndEndsTheSender() throws Exception {
    List<Object> dropped = Collections.synchronizedList(new ArrayList<>());
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers", dropped::add);
      group.go("sender", () -> sendUpTo(numbers, 100));
      Eventually.blocked("sender");
      numbers.abandon();
      group.join();
      // The last one is the value of the send that ended the goroutine.
      assertThat(dropped).containsExactly(0, 1, 2);
      assertThrows(ChannelAbandonedException.class, () -> numbers.trySend(1));
    }
  }

  @Test
  void aDeadlockOverItIsProved() {
    try (Group group = Group.open("adaptive")) {
      Channel<Integer> numbers = group.channel("numbers");
      Channel<Integer> never = group.channel("never");
      group.go("sender", () -> sendUpTo(numbers, 100));
      group.go("receiver", () -> numbers.send(never.receive()));
      assertThrows(DeadlockException.class, group::join);
    }
  }
}
