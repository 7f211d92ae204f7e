package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Several values at once. */
final class ReceiveUpToTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final Channel<Integer> channel = Channel.make(8);

  private void fill(int... values) throws InterruptedException {
    for (int value : values) {
      channel.send(value);
    }
  }

  @Test
  void whatIsThereIsTakenInOrderUpToTheLimit() throws InterruptedException {
    fill(1, 2, 3, 4, 5);
    assertThat(channel.receiveUpTo(3)).containsExactly(1, 2, 3).inOrder();
    assertThat(channel.receiveOnly().receiveUpTo(100)).containsExactly(4, 5).inOrder();
  }

  @Test
  void blockedSendersAreServedToo() throws InterruptedException {
    Channel<Integer> narrow = Channel.make(1);
    narrow.send(1);
    for (int i = 2; i <= 4; i++) {
      int value = i;
      Eventually.blocked(Go.go(() -> narrow.send(value)));
    }
    assertThat(narrow.receiveUpTo(10)).containsExactly(1, 2, 3, 4).inOrder();
  }

  @Test
  void theListIsTheCallersOwn() throws InterruptedException {
    fill(1, 2);
    List<Integer> batch = channel.receiveUpTo(2);
    batch.add(3);
    assertThat(batch).containsExactly(1, 2, 3).inOrder();
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  void aClosedChannelGivesWhatIsLeftAndThenNothing() throws InterruptedException {
    fill(1, 2);
    channel.close();
    assertThat(channel.receiveUpTo(5, LONG)).containsExactly(1, 2).inOrder();
    assertThat(channel.receiveUpTo(5, LONG)).isEmpty();
    assertThat(channel.receiveUpTo(5)).isEmpty();
  }

  @Test
  void aFullBatchDoesNotWaitForItsTime() throws InterruptedException {
    fill(1, 2);
    assertThat(channel.receiveUpTo(2, LONG)).hasSize(2);
  }

  @Test
  void theTimeEndsABatchThatIsNotFull() throws InterruptedException {
    fill(1);
    assertThat(channel.receiveUpTo(2, Duration.ofMillis(1))).containsExactly(1);
  }

  @Test
  void whatComesInTimeIsInTheBatch() throws Exception {
    CompletableFuture<List<Integer>> batch = new CompletableFuture<>();
    Thread receiver = Go.go(() -> batch.complete(channel.receiveUpTo(3, LONG)));
    for (int i = 1; i <= 3; i++) {
      Eventually.blocked(receiver);
      channel.send(i);
      int sent = i;
      Eventually.until(() -> channel.length() == 0 || sent == 3);
    }
    assertThat(batch.get()).containsExactly(1, 2, 3).inOrder();
  }

  @Test
  void anInterruptAfterTheFirstValueKeepsWhatIsThere() throws Exception {
    CompletableFuture<List<Integer>> batch = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    fill(1, 2);
    Thread receiver =
        Go.go(
            () -> {
              batch.complete(channel.receiveUpTo(3, LONG));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    Eventually.blocked(receiver);
    receiver.interrupt();
    assertThat(batch.get()).containsExactly(1, 2).inOrder();
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aFailureComesWithTheNextCall() throws InterruptedException {
    fill(1);
    channel.fail(new IllegalStateException("lost"));
    assertThat(channel.receiveUpTo(3, LONG)).containsExactly(1);
    assertThrows(ChannelFailedException.class, () -> channel.receiveUpTo(3));
  }

  @Test
  void lessThanOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> channel.receiveUpTo(0));
    assertThrows(IllegalArgumentException.class, () -> channel.receiveUpTo(-1, LONG));
  }
}
