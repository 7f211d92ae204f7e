package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.Watched;
import dev.sluice.generated.OrderedWorkers;
import dev.sluice.generated.Outputs;
import dev.sluice.internal.channel.ChannelCore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
      Watched one = Watched.go(channel::awaitAbandoned).blocked();
      Watched two = Watched.go(() -> channel.sendOnly().awaitAbandoned()).blocked();
      assertThat(channel.trySend(1)).isTrue();
      assertThat(channel.tryReceive()).isPresent();
      end.accept(channel);
      one.ends();
      two.ends();
      channel.awaitAbandoned();
    }
  }

  @Test
  void anInterruptEndsIt() throws InterruptedException {
    Channel<Integer> channel = Channel.make();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, channel::awaitAbandoned);
    Watched waiting =
        Watched.go(() -> assertThrows(InterruptedException.class, channel::awaitAbandoned))
            .blocked();
    waiting.thread().interrupt();
    waiting.ends();
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
      assertThat(((ChannelCore) events).isConfinedTo(GroupAccess.core(group))).isFalse();
      Thread callback = Thread.ofPlatform().start(() -> events.trySend(1));
      callback.join();
      group.join();
    }
  }

  /** A stage that runs in the sender's goroutine is over when all to which it leads is. */
  @Test
  void aFusedStageIsOverWhenAllBehindItIs() throws InterruptedException {
    try (Group group = Group.open("fused")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      SendChannel<Integer> fused = group.into(left::send, left, right);
      group.go("source", fused::awaitAbandoned);
      Eventually.blocked("source");
      left.abandon();
      assertThat(Eventually.isBlocked("source")).isTrue();
      right.close();
      group.join();
      assertThrows(ChannelAbandonedException.class, () -> fused.trySend(1));
    }
  }

  @Test
  void aFunctionThatHasEnoughEndsIt() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    SendChannel<Integer> sink =
        SendChannel.into(
            value -> {
              calls.incrementAndGet();
              throw new ChannelAbandonedException("enough");
            });
    Watched waiting = Watched.go(sink::awaitAbandoned).blocked();
    assertThrows(ChannelAbandonedException.class, () -> sink.send(1));
    waiting.ends();
    assertThrows(ChannelAbandonedException.class, () -> sink.send(2));
    assertThrows(ChannelAbandonedException.class, () -> sink.trySend(3));
    assertThrows(ChannelAbandonedException.class, () -> Select.of(Select.send(sink, 4)).await());
    assertThat(calls.get()).isEqualTo(1);
  }

  /** What a step sends goes to the output when its turn comes, so that is what is waited for. */
  @Test
  void anOrderedStageWaitsForItsOutput() throws InterruptedException {
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = group.channel("in", 1);
      Channel<Integer> out = group.channel("out", 0);
      Channel<Integer> other = group.channel("other", 0);
      in.send(1);
      OrderedWorkers<Integer, Integer> workers = new OrderedWorkers<>(in, out, 2);
      group.go("worker", () -> workers.work((value, results) -> results.awaitAbandoned()));
      Outputs outputs = new Outputs();
      SendChannel<Integer> toOther = outputs.add(other);
      group.go("in turn", () -> Outputs.inTurn(toOther, Channel.<Task>make()).awaitAbandoned());
      Eventually.blocked("worker");
      Eventually.blocked("in turn");
      out.abandon();
      in.close();
      other.abandon();
      group.join();
    }
  }
}
