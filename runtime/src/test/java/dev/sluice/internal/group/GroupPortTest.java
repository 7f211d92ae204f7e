package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.Outside;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import dev.sluice.internal.channel.BlockedOperation;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A channel of a group that threads outside use, too. */
final class GroupPortTest {
  @Test
  void passesValuesBothWays() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> in = group.port("in", 0);
      Channel<Integer> out = group.port("out", 1);
      group.go("doubles", () -> in.forEach(value -> send(out, 2 * value)), out::close);
      AtomicReference<Integer> answer = new AtomicReference<>();
      Thread outside =
          Outside.run(
              () -> {
                in.send(21);
                answer.set(out.receive());
                in.close();
              });
      group.join();
      outside.join();
      assertThat(answer.get()).isEqualTo(42);
    }
  }

  @Test
  void isNeverPartOfAProof() throws InterruptedException {
    try (Group group = Group.open("waits for outside")) {
      Channel<Integer> port = group.port("port", 0);
      group.go("receiver", port::receive);
      Eventually.blocked("receiver");
      BlockedOperation operation =
          requireNonNull(
              BlockedOperation.of(GroupAccess.core(group).routines().getFirst().thread()));
      assertThat(operation.isConfinedTo(GroupAccess.core(group))).isFalse();
      Outside.run(() -> port.send(1)).join();
      group.join();
    }
  }

  @Test
  void releasesThreadsOutsideWithTheFailure() throws InterruptedException {
    Group group = Group.open("fails");
    Channel<Integer> port = group.port("port", 0);
    AtomicReference<Throwable> outside = new AtomicReference<>();
    Thread thread =
        Outside.run(() -> outside.set(assertThrows(RuntimeException.class, () -> port.receive())));
    group.go(
        "fails",
        () -> {
          Eventually.blocked(thread);
          throw new IllegalStateException("boom");
        });
    assertThrows(GoroutineFailedException.class, group::join);
    thread.join();
    assertThat(outside.get()).isInstanceOf(GoroutineFailedException.class);
    assertThat(outside.get()).hasCauseThat().hasMessageThat().isEqualTo("boom");
    group.close();
    // Also who comes late.
    assertThrows(GoroutineFailedException.class, () -> port.receive());
  }

  @Test
  void releasesThreadsOutsideWithTheCancellation() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> port = group.port("port", 0);
    AtomicReference<Throwable> outside = new AtomicReference<>();
    Thread thread =
        Outside.run(() -> outside.set(assertThrows(RuntimeException.class, () -> port.send(1))));
    Eventually.blocked(thread);
    group.cancel();
    thread.join();
    assertThat(outside.get()).isInstanceOf(CancellationException.class);
    group.close();
  }

  @Test
  void endsWithTheGroup() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> in = group.port("in", 0);
    Channel<Integer> out = group.port("out", 0);
    AtomicReference<Throwable> sender = new AtomicReference<>();
    AtomicReference<Received<Integer>> receiver = new AtomicReference<>(new Received<>(0, true));
    Thread sends =
        Outside.run(
            () -> sender.set(assertThrows(ChannelAbandonedException.class, () -> in.send(1))));
    Thread receives = Outside.run(() -> receiver.set(out.receiveOk()));
    Eventually.blocked(sends);
    Eventually.blocked(receives);
    group.join();
    group.close();
    sends.join();
    receives.join();
    assertThat(sender.get()).isNotNull();
    assertThat(requireNonNull(receiver.get()).ok()).isFalse();
    assertThrows(ChannelAbandonedException.class, () -> out.trySend(1));
    assertThat(in.tryReceive()).isEqualTo(Optional.of(new Received<>(null, false)));
  }

  @Test
  void whatAMemberHasSentAndClosedCanStillBeReceivedAfterTheEnd() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> out = group.port("out", 2);
    group.go("sender", () -> out.send(7), out::close);
    group.join();
    group.close();
    assertThat(out.receive()).isEqualTo(7);
    assertThat(out.receiveOk().ok()).isFalse();
  }

  private static void send(SendChannel<Integer> out, int value) {
    try {
      out.send(value);
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }
}
