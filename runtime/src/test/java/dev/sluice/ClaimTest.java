package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.internal.channel.ProbedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Between the moment when a blocked operation is claimed, under its channel's lock, and the moment
 * when it is completed, without the lock: it will happen, whatever comes in between.
 */
final class ClaimTest {
  private final ProbedChannel channel = new ProbedChannel("probed");
  private final CompletableFuture<@Nullable Integer> received = new CompletableFuture<>();
  private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

  /** An operation that gives a value; 0 for a send. */
  private interface Operation {
    @Nullable Integer run() throws InterruptedException;
  }

  private Thread blockedIn(Operation operation) throws InterruptedException {
    Thread thread =
        Go.go(
            () -> {
              try {
                received.complete(operation.run());
                interrupted.complete(Thread.currentThread().isInterrupted());
              } catch (Throwable e) {
                received.completeExceptionally(e);
              }
            });
    Eventually.blocked(thread);
    return thread;
  }

  /** Does something once, when the calling thread has released the lock next. */
  private void afterUnlock(Runnable action) {
    Thread caller = Thread.currentThread();
    AtomicBoolean due = new AtomicBoolean(true);
    channel.afterUnlock(
        () -> {
          if (Thread.currentThread() == caller && due.getAndSet(false)) {
            action.run();
          }
        });
  }

  /** Interrupts a blocked goroutine and waits until it has tried in vain to withdraw. */
  private static void interruptInVain(Thread thread) {
    thread.interrupt();
    while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.yield();
    }
  }

  @Test
  void aClaimedReceiverGetsItsValueThoughItIsInterruptedAndTheChannelClosed() throws Exception {
    Thread receiver = blockedIn(() -> channel.receive());
    afterUnlock(
        () -> {
          interruptInVain(receiver);
          channel.close();
        });
    assertThat(channel.trySend(5)).isTrue();
    assertThat(received.get()).isEqualTo(5);
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aClaimedSenderHasSentThoughItIsInterruptedAndTheChannelAbandoned() throws Exception {
    channel.send(1);
    Thread sender =
        blockedIn(
            () -> {
              channel.send(2);
              return 0;
            });
    afterUnlock(
        () -> {
          interruptInVain(sender);
          channel.abandon();
        });
    assertThat(channel.tryReceive()).hasValue(new Received<>(1, true));
    assertThat(received.get()).isEqualTo(0);
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aClaimedSelectGetsItsValueAndNoOther() throws Exception {
    Channel<Integer> other = Channel.make();
    Thread selecting =
        blockedIn(
            () -> {
              var probed = Select.receive(channel);
              var second = Select.receive(other);
              var won = Select.of(second, probed).await();
              return won == probed ? probed.value() : Integer.valueOf(-1);
            });
    afterUnlock(
        () -> {
          interruptInVain(selecting);
          assertThat(other.trySend(6)).isFalse();
        });
    assertThat(channel.trySend(5)).isTrue();
    assertThat(received.get()).isEqualTo(5);
    assertThat(interrupted.get()).isTrue();
    assertThat(other.trySend(6)).isFalse();
  }

  @Test
  void aSelectCompletesWhomItMetThoughTheChannelIsClosedMeanwhile() throws Exception {
    Thread receiver = blockedIn(() -> channel.receive());
    afterUnlock(
        () -> {
          interruptInVain(receiver);
          channel.close();
        });
    var send = Select.send(channel, 7);
    assertThat(Select.of(send).poll()).isSameInstanceAs(send);
    assertThat(received.get()).isEqualTo(7);
    assertThat(interrupted.get()).isTrue();
  }
}
