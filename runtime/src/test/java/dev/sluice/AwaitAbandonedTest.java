package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Waiting until nobody receives any more, where callbacks send. */
final class AwaitAbandonedTest {
  @Test
  void everythingThatEndsTheChannelEndsIt() throws InterruptedException {
    List<Consumer<Channel<Integer>>> ends =
        List.of(
            Channel::abandon, Channel::close, one -> one.fail(new IllegalStateException("lost")));
    for (Consumer<Channel<Integer>> end : ends) {
      Channel<Integer> channel = Channel.make(1);
      Thread one = Go.go(channel::awaitAbandoned);
      Thread two = Go.go(() -> channel.sendOnly().awaitAbandoned());
      Eventually.blocked(one);
      Eventually.blocked(two);
      assertThat(channel.trySend(1)).isTrue();
      assertThat(channel.tryReceive()).isPresent();
      end.accept(channel);
      one.join();
      two.join();
      channel.awaitAbandoned();
    }
  }

  @Test
  void anInterruptEndsIt() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, channel::awaitAbandoned);
    Thread waiting = Go.go(() -> assertThrows(InterruptedException.class, channel::awaitAbandoned));
    Eventually.blocked(waiting);
    waiting.interrupt();
    waiting.join();
  }

  @Test
  void aCancelledGroupEndsIt() throws InterruptedException {
    try (Group group = Group.open("callbacks")) {
      Channel<Integer> events = group.channel("events", 0);
      group.go("source", events::awaitAbandoned);
      Eventually.blocked("source");
      group.cancel();
      group.join();
    }
  }

  /** It says that others send, so those who wait for them are not in a deadlock. */
  @Test
  void aChannelThatIsWatchedIsNoPartOfAProof() throws InterruptedException {
    try (Group group = Group.open("callbacks")) {
      Channel<Integer> events = group.channel("events", 0);
      group.go("source", events::awaitAbandoned);
      group.go("handler", () -> events.receive(), events::abandon);
      Eventually.blocked("source");
      Eventually.blocked("handler");
      assertThat(((ChannelCore) events).isConfinedTo(group)).isFalse();
      Thread callback = Thread.ofPlatform().start(() -> events.trySend(1));
      callback.join();
      group.join();
    }
  }
}
