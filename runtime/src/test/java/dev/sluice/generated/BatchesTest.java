package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelFailedException;
import dev.sluice.DeadlockException;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The elements of a channel in batches. */
final class BatchesTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Integer> dropped = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aFullBatchDoesNotWaitAndTheLastOneIsWhatIsLeft() throws InterruptedException {
    Channel<Integer> channel = Channel.make(5);
    for (int i = 0; i < 5; i++) {
      channel.send(i);
    }
    channel.close();
    List<List<Integer>> batches = new ArrayList<>();
    for (List<Integer> batch : Batches.of(channel, 2, LONG)) {
      batches.add(batch);
    }
    assertThat(batches).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4)).inOrder();
    assertThat(Batches.of(channel, 2).receiveOk()).isEqualTo(new Received<>(null, false));
  }

  @Test
  void aBatchIsWhatIsThere() throws InterruptedException {
    Channel<Integer> channel = Channel.make(5);
    channel.send(1);
    channel.send(2);
    ReceiveChannel<List<Integer>> batches = Batches.of(channel, 100);
    assertThat(batches.receive()).containsExactly(1, 2).inOrder();
    assertThat(batches.tryReceive()).isEmpty();
    channel.send(3);
    assertThat(batches.tryReceive().orElseThrow().value()).containsExactly(3);
  }

  @Test
  void aCloseEndsTheWaitForMore() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> channel = group.channel("channel", 0);
      Channel<List<Integer>> out = group.channel("out", 1);
      ReceiveChannel<List<Integer>> batches = Batches.of(channel, 100, LONG);
      group.go(
          "filler",
          () -> {
            for (List<Integer> batch : batches) {
              out.send(batch);
            }
          });
      channel.send(1);
      channel.send(2);
      Eventually.blocked("filler");
      channel.close();
      assertThat(out.receive()).containsExactly(1, 2).inOrder();
      group.join();
    }
  }

  /** Two workers that fill a batch each would wait for the elements that the other one has. */
  @Test
  void oneGoroutineFillsABatchAtATime() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> channel = group.channel("channel", 0);
      Channel<List<Integer>> out = group.channel("out", 2);
      ReceiveChannel<List<Integer>> batches = Batches.of(channel, 4, LONG);
      for (int i = 1; i <= 3; i++) {
        group.go(
            "filler-" + i,
            () -> {
              for (List<Integer> batch : batches) {
                out.send(batch);
              }
            });
      }
      for (int i = 1; i <= 3; i++) {
        Eventually.blocked("filler-" + i);
      }
      for (int i = 0; i < 8; i++) {
        channel.send(i);
      }
      assertThat(out.receive()).hasSize(4);
      assertThat(out.receive()).hasSize(4);
      channel.close();
      group.join();
    }
  }

  @Test
  void aCancelDropsTheBatchThatIsNotFullAndTellsOfEachElementOnce() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 8, dropped::add);
    ReceiveChannel<List<Integer>> batches = Batches.of(channel, 100, LONG);
    List<List<Integer>> seen = Collections.synchronizedList(new ArrayList<>());
    group.go("filler", () -> batches.forEach(seen::add));
    for (int i = 1; i <= 3; i++) {
      channel.send(i);
    }
    Eventually.until(() -> channel.length() == 0);
    Eventually.blocked("filler");
    group.cancel();
    group.join();
    group.close();
    assertThat(seen).isEmpty();
    assertThat(dropped).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsThrownForADroppedElementFailsTheGroup() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> channel =
        group.channel(
            "channel",
            1,
            value -> {
              throw new IllegalStateException("close of " + value);
            });
    ReceiveChannel<List<Integer>> batches = Batches.of(channel, 100, LONG);
    group.go("filler", () -> batches.forEach(batch -> {}));
    channel.send(1);
    Eventually.until(() -> channel.length() == 0);
    Eventually.blocked("filler");
    group.cancel();
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("close of 1");
    group.close();
  }

  @Test
  void aFailureComesAfterTheBatchThatItBroke() throws InterruptedException {
    Channel<Integer> channel = Channel.make(2);
    channel.send(1);
    channel.fail(new IllegalStateException("boom"));
    ReceiveChannel<List<Integer>> batches = Batches.of(channel, 10, LONG);
    assertThat(batches.receive()).containsExactly(1);
    assertThrows(ChannelFailedException.class, batches::receive);
  }

  @Test
  void workersThatWaitForBatchesOfAChannelWithoutSendersAreADeadlock() {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 0);
    ReceiveChannel<List<Integer>> batches = Batches.of(channel, 4);
    for (int i = 1; i <= 3; i++) {
      group.go("filler-" + i, () -> batches.forEach(batch -> {}));
    }
    assertThrows(DeadlockException.class, group::join);
    group.close();
  }

  @Test
  void aSelectWorksOnChannelsNotOnTheirBatches() {
    ReceiveChannel<List<Integer>> batches = Batches.of(Channel.<Integer>make(), 4);
    var receive = Select.receive(batches);
    assertThrows(IllegalArgumentException.class, () -> Select.of(receive));
    assertThrows(IllegalArgumentException.class, () -> Batches.of(Channel.make(), 0));
  }
}
