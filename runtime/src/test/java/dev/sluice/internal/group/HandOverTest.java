package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Select;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A hand-over and an interrupt, or a cancellation, at the same time: one of them happens. */
final class HandOverTest {
  private static final int ROUNDS = 500;

  /** What became of an operation. */
  private record Outcome(boolean passed, boolean interrupted) {}

  /** An operation that ends either way. */
  private interface Operation {
    boolean run() throws InterruptedException;
  }

  private static final class Racing {
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    final Thread thread;

    Racing(Operation operation) throws InterruptedException {
      thread =
          Go.go(
              () -> {
                boolean passed;
                try {
                  passed = operation.run();
                } catch (InterruptedException e) {
                  outcome.complete(new Outcome(false, true));
                  return;
                }
                // The interrupt may come only now; it must not be lost either.
                while (!Thread.currentThread().isInterrupted()) {
                  Thread.yield();
                }
                outcome.complete(new Outcome(passed, true));
              });
      Eventually.blocked(thread);
    }

    /** Interrupts from another thread while the calling one does the other side. */
    boolean against(BooleanSupplier otherSide) throws InterruptedException {
      Thread interrupter = Thread.ofPlatform().start(thread::interrupt);
      boolean done = otherSide.getAsBoolean();
      interrupter.join();
      return done;
    }
  }

  private static void race(Channel<String> channel, boolean sends, Operation operation)
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < ROUNDS; round++) {
      Racing racing = new Racing(operation);
      boolean other =
          racing.against(() -> sends ? channel.tryReceive().isPresent() : channel.trySend("value"));
      Outcome outcome = racing.outcome.get();
      assertThat(outcome.interrupted()).isTrue();
      // Either both sides have happened or none.
      assertThat(outcome.passed()).isEqualTo(other);
      assertThat(channel.tryReceive()).isEmpty();
      assertThat(channel.trySend("value")).isFalse();
    }
  }

  @Test
  void aReceivedValueIsNotLostByAnInterrupt() throws Exception {
    Channel<String> channel = Channel.make();
    race(channel, false, () -> "value".equals(channel.receive()));
  }

  @Test
  void aSentValueIsNotTakenBackByAnInterrupt() throws Exception {
    Channel<String> channel = Channel.make();
    race(
        channel,
        true,
        () -> {
          channel.send("value");
          return true;
        });
  }

  @Test
  void aValueThatASelectReceivedIsNotLostByAnInterrupt() throws Exception {
    Channel<String> channel = Channel.make();
    Channel<String> idle = Channel.make();
    race(
        channel,
        false,
        () -> {
          var receive = Select.receive(channel);
          return Select.of(Select.receive(idle), receive).await() == receive
              && "value".equals(receive.value());
        });
    assertThat(idle.trySend("value")).isFalse();
  }

  @Test
  void aValueThatASelectSentIsNotTakenBackByAnInterrupt() throws Exception {
    Channel<String> channel = Channel.make();
    Channel<String> idle = Channel.make();
    race(
        channel,
        true,
        () -> {
          var send = Select.send(channel, "value");
          return Select.of(send, Select.receive(idle)).await() == send;
        });
    assertThat(idle.trySend("value")).isFalse();
  }

  @Test
  void aReceivedValueIsNotLostByACancellation() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<Boolean> received = new CompletableFuture<>();
      try (Group group = Group.open("racing")) {
        Channel<String> channel = group.channel("values", 0);
        group.go(
            "receiver",
            () -> {
              try {
                received.complete("value".equals(channel.receive()));
              } catch (InterruptedException e) {
                received.complete(false);
              }
            });
        Eventually.blocked("receiver");
        Thread canceller = Thread.ofPlatform().start(group::cancel);
        boolean sent = channel.trySend("value");
        canceller.join();
        assertThat(received.get()).isEqualTo(sent);
        group.join();
      }
    }
  }
}
