package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Received;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way to block on a channel, and everything that ends it: the other side, close, abandon, an
 * interrupt, and the cancellation of the channel's group.
 */
final class BlockingPathsTest {
  /** An operation in a goroutine, blocked. */
  private static final class Blocked {
    private final Thread thread;
    private @Nullable String value;
    private @Nullable Throwable thrown;

    /** Whether the goroutine was interrupted when the operation had ended. */
    private boolean interrupted;

    Blocked(BlockingPath path, Channel<String> channel) throws InterruptedException {
      thread = Go.go("blocked", () -> run(path, channel));
      Eventually.blocked(thread);
    }

    private void run(BlockingPath path, Channel<String> channel) {
      try {
        value = path.run(channel);
      } catch (Throwable e) {
        thrown = e;
      }
      interrupted = Thread.currentThread().isInterrupted();
    }

    @Nullable String result() throws InterruptedException {
      thread.join();
      assertThat(thrown).isNull();
      return value;
    }

    @Nullable Throwable failure() throws InterruptedException {
      thread.join();
      assertThat(value).isNull();
      return thrown;
    }
  }

  private static Channel<String> channel(BlockingPath path) throws InterruptedException {
    Channel<String> channel = Channel.make(path.capacity);
    path.prepare(channel);
    return channel;
  }

  /** Checks that the channel is as if the operation had never been called. */
  private static void isUntouched(BlockingPath path, Channel<String> channel)
      throws InterruptedException {
    int filling = path.sends ? path.capacity : 0;
    assertThat(channel.length()).isEqualTo(filling);
    for (int i = 0; i < filling; i++) {
      assertThat(channel.receive()).isEqualTo(BlockingPath.FILLING);
    }
    assertThat(channel.tryReceive()).isEmpty();
    assertThat(channel.trySend("next")).isEqualTo(path.capacity > 0);
    assertThat(channel.length()).isEqualTo(Math.min(1, path.capacity));
  }

  @ParameterizedTest
  @EnumSource
  void theOtherSideEndsIt(BlockingPath path) throws InterruptedException {
    Channel<String> channel = channel(path);
    Blocked blocked = new Blocked(path, channel);
    if (path.sends) {
      for (int i = 0; i < path.capacity; i++) {
        assertThat(channel.receive()).isEqualTo(BlockingPath.FILLING);
      }
      assertThat(channel.receive()).isEqualTo(BlockingPath.VALUE);
      assertThat(blocked.result()).isEqualTo(BlockingPath.SENT);
    } else {
      channel.send(BlockingPath.VALUE);
      assertThat(blocked.result()).isEqualTo(BlockingPath.VALUE);
    }
    assertThat(channel.length()).isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource
  void aCloseEndsIt(BlockingPath path) throws InterruptedException {
    Channel<String> channel = channel(path);
    Blocked blocked = new Blocked(path, channel);
    channel.close();
    if (path.sends) {
      Throwable thrown = blocked.failure();
      assertThat(thrown).isInstanceOf(ChannelClosedException.class);
      assertThat(thrown).hasMessageThat().isEqualTo("send on closed channel");
      for (int i = 0; i < path.capacity; i++) {
        assertThat(channel.receive()).isEqualTo(BlockingPath.FILLING);
      }
    } else {
      assertThat(blocked.result()).isEqualTo(BlockingPath.CLOSED);
    }
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(null, false));
  }

  @ParameterizedTest
  @EnumSource
  void aFailureEndsIt(BlockingPath path) throws InterruptedException {
    Channel<String> channel = channel(path);
    Blocked blocked = new Blocked(path, channel);
    IllegalStateException cause = new IllegalStateException("lost");
    channel.fail(cause);
    Throwable thrown = blocked.failure();
    if (path.sends) {
      assertThat(thrown).isInstanceOf(ChannelClosedException.class);
      for (int i = 0; i < path.capacity; i++) {
        assertThat(channel.receive()).isEqualTo(BlockingPath.FILLING);
      }
    } else {
      assertThat(thrown).isInstanceOf(ChannelFailedException.class);
      assertThat(thrown).hasCauseThat().isSameInstanceAs(cause);
    }
    assertThrows(ChannelFailedException.class, channel::receive);
  }

  @ParameterizedTest
  @EnumSource
  void anAbandonEndsIt(BlockingPath path) throws InterruptedException {
    Channel<String> channel = channel(path);
    Blocked blocked = new Blocked(path, channel);
    channel.abandon();
    if (path.sends) {
      assertThat(blocked.failure()).isInstanceOf(ChannelAbandonedException.class);
    } else {
      assertThat(blocked.result()).isEqualTo(BlockingPath.CLOSED);
    }
    assertThat(channel.length()).isEqualTo(0);
    assertThat(channel.receiveOk()).isEqualTo(new Received<>(null, false));
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsItAndLeavesTheChannelUntouched(BlockingPath path)
      throws InterruptedException {
    Channel<String> channel = channel(path);
    Blocked blocked = new Blocked(path, channel);
    blocked.thread.interrupt();
    Throwable thrown = blocked.failure();
    boolean ranges = path.ranges();
    assertThat(thrown)
        .isInstanceOf(ranges ? CancellationException.class : InterruptedException.class);
    assertThat(blocked.interrupted).isEqualTo(ranges);
    isUntouched(path, channel);
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptBeforeItKeepsItFromBeginning(BlockingPath path) throws InterruptedException {
    // With the other side there: it could proceed.
    Channel<String> channel = Channel.make(1);
    if (!path.sends) {
      channel.send(BlockingPath.FILLING);
    }
    Thread.currentThread().interrupt();
    Class<? extends Exception> kind =
        path.ranges() ? CancellationException.class : InterruptedException.class;
    assertThrows(kind, () -> path.run(channel));
    assertThat(Thread.interrupted()).isEqualTo(path.ranges());
    assertThat(channel.length()).isEqualTo(path.sends ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledGroupEndsItInItsGoroutines(BlockingPath path) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (Group group = Group.open("cancelled")) {
      Channel<String> channel = group.channel("values", path.capacity);
      path.prepare(channel);
      // Runs on, so that the group is not deadlocked meanwhile.
      Channel<Void> elsewhere = Channel.make();
      group.go("other", elsewhere::receive);
      group.go(
          "member",
          () -> {
            try {
              path.run(channel);
            } catch (Throwable e) {
              thrown.set(e);
              throw e;
            }
          });
      Eventually.blocked("member");
      group.cancel();
      group.join();
    }
    assertThat(thrown.get())
        .isInstanceOf(path.ranges() ? CancellationException.class : InterruptedException.class);
  }

  /** A goroutine that has swallowed its interrupt does not keep its group from ending. */
  @ParameterizedTest
  @EnumSource
  void aCancelledGroupEndsItOnAnyChannel(BlockingPath path) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Channel<String> nil = Channel.nil();
    try (Group group = Group.open("cancelled")) {
      group.go(
          "member",
          () -> {
            try {
              Channel.make().receive();
            } catch (InterruptedException e) {
              try {
                path.run(nil);
              } catch (Throwable second) {
                thrown.set(second);
              }
            }
          });
      Eventually.blocked("member");
      group.cancel();
      group.join();
    }
    assertThat(thrown.get())
        .isInstanceOf(path.ranges() ? CancellationException.class : InterruptedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledGroupEndsItInOtherThreads(BlockingPath path) throws InterruptedException {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Group group = Group.open("cancelled");
    Channel<String> channel = group.channel("values", path.capacity);
    path.prepare(channel);
    Thread outsider =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    path.run(channel);
                  } catch (Throwable e) {
                    thrown.complete(e);
                  }
                });
    Eventually.blocked(outsider);
    group.cancel();
    outsider.join();
    assertThat(thrown.join()).isInstanceOf(CancellationException.class);
    assertThat(thrown.join()).hasMessageThat().contains("'cancelled'");
    group.close();
  }

  @ParameterizedTest
  @EnumSource
  void onTheNilChannelOnlyAnInterruptEndsIt(BlockingPath path) throws InterruptedException {
    Channel<String> nil = Channel.nil();
    Blocked blocked = new Blocked(path, nil);
    nil.abandon();
    assertThat(nil.trySend(BlockingPath.VALUE)).isFalse();
    assertThat(nil.tryReceive()).isEmpty();
    assertThat(BlockedOperation.of(blocked.thread)).isNotNull();
    blocked.thread.interrupt();
    assertThat(blocked.failure())
        .isInstanceOf(path.ranges() ? CancellationException.class : InterruptedException.class);
  }
}
