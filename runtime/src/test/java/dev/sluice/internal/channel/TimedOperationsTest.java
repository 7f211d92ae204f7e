package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Received;
import dev.sluice.Select;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Operations with a time limit: what they do in time, and what they leave behind if not. */
final class TimedOperationsTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

  @Test
  void aSendThatNobodyTakesInTimeLeavesNothing() throws InterruptedException {
    for (int capacity : new int[] {0, 1}) {
      Channel<Integer> channel = Channel.make("full", capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
      }
      long before = System.nanoTime();
      assertThat(channel.trySend(7, SHORT)).isFalse();
      assertThat(System.nanoTime() - before).isAtLeast(SHORT.toNanos());
      assertThat(ChannelSnapshot.stateOf((ChannelCore) channel).blockedSenders()).isEmpty();
      assertThat(channel.length()).isEqualTo(capacity);
    }
  }

  @Test
  void aReceiveOfWhatDoesNotComeInTimeLeavesNothing() throws InterruptedException {
    for (int capacity : new int[] {0, 1}) {
      Channel<Integer> channel = Channel.make("empty", capacity);
      assertThat(channel.tryReceive(SHORT)).isEmpty();
      assertThat(ChannelSnapshot.stateOf((ChannelCore) channel).blockedReceivers()).isEmpty();
      assertThat(channel.trySend(7)).isEqualTo(capacity == 1);
    }
  }

  @Test
  void aSelectThatHasNothingInTimeLeavesNothing() throws InterruptedException {
    Channel<Integer> empty = Channel.make("empty", 0);
    Channel<Integer> other = Channel.make("other", 0);
    Select select = Select.of(Select.receive(empty), Select.send(other, 1));
    for (int i = 0; i < 3; i++) {
      assertThat(select.poll(SHORT)).isNull();
      assertThat(ChannelSnapshot.stateOf((ChannelCore) empty).blockedReceivers()).isEmpty();
      assertThat(ChannelSnapshot.stateOf((ChannelCore) other).blockedSenders()).isEmpty();
    }
    Thread sender = Go.go(() -> empty.send(5));
    assertThat(select.poll(LONGEST)).isNotNull();
    sender.join();
  }

  @Test
  void zeroAndLessIsATryThatNoInterruptEnds() throws InterruptedException {
    Channel<Integer> channel = Channel.make(1);
    Thread.currentThread().interrupt();
    assertThat(channel.tryReceive(Duration.ZERO)).isEmpty();
    assertThat(channel.trySend(1, Duration.ofSeconds(-1))).isTrue();
    assertThat(channel.trySend(2, Duration.ZERO)).isFalse();
    var receive = Select.receive(channel);
    assertThat(Select.of(receive).poll(Duration.ZERO)).isSameInstanceAs(receive);
    assertThat(Select.of(receive).poll(Duration.ofNanos(Long.MIN_VALUE))).isNull();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void longerThanTheClockCanCountIsForEver() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Thread sender = Go.go(() -> channel.trySend(3, LONGEST));
    Eventually.blocked(sender);
    assertThat(channel.tryReceive(LONGEST)).hasValue(new Received<>(3, true));
    sender.join();
  }

  @Test
  void aTimedSelectSaysWhichCaseWasReadyAtOnce() throws InterruptedException {
    Channel<Integer> ready = Channel.make(1);
    ready.send(1);
    var none = Select.receive(Channel.<Integer>make());
    var one = Select.receive(ready);
    assertThat(Select.of(none, one).poll(LONGEST)).isSameInstanceAs(one);
  }

  @Test
  void aTimedOperationThatMustWaitIsInterrupted() {
    Channel<Integer> channel = Channel.make();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> channel.trySend(1, LONGEST));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> channel.tryReceive(LONGEST));
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> Select.of(Select.receive(channel)).poll(LONGEST));
  }

  /** Each value is received exactly once, or its sender was told that nobody took it. */
  @Test
  void nothingIsLostOrDoubledWhereTimeAndPartnerComeTogether() throws InterruptedException {
    int rounds = 20_000;
    Channel<Integer> channel = Channel.make();
    AtomicLong sent = new AtomicLong();
    long received = 0;
    Thread sender =
        Go.go(
            "sender",
            () -> {
              for (int i = 1; i <= rounds; i++) {
                if (channel.trySend(i, Duration.ofNanos(i % 20_000))) {
                  sent.addAndGet(i);
                }
              }
              channel.close();
            });
    for (int i = 0; ; i++) {
      var next = channel.tryReceive(Duration.ofNanos(i % 30_000));
      if (next.isPresent()) {
        if (!next.get().ok()) {
          break;
        }
        received += Objects.requireNonNull(next.get().value());
      }
    }
    sender.join();
    assertThat(received).isEqualTo(sent.get());
  }
}
