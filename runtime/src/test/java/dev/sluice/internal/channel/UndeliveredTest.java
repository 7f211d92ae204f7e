package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.Received;
import dev.sluice.Watched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A channel that tells of the values it drops. */
final class UndeliveredTest {
  private final List<Integer> dropped = new ArrayList<>();

  private Channel<Integer> channel(int capacity) {
    return Channel.make("values", capacity, dropped::add);
  }

  @Test
  void whatAnAbandonDropsIsToldOnceInOrder() throws InterruptedException {
    Channel<Integer> channel = channel(100);
    for (int i = 0; i < 70; i++) {
      channel.send(i);
    }
    for (int i = 0; i < 20; i++) {
      channel.receive();
    }
    channel.abandon();
    channel.abandon();
    assertThat(dropped).hasSize(50);
    assertThat(dropped).isInStrictOrder();
    assertThat(dropped.get(0)).isEqualTo(20);
  }

  @Test
  void whatWasReceivedAndNobodyWillHaveIsToldAndNotCounted() throws InterruptedException {
    Channel<Integer> channel = channel(3);
    for (int i = 0; i < 3; i++) {
      channel.send(i);
    }
    AbstractChannel<?> core = (AbstractChannel<?>) channel;
    List<@Nullable Object> received = new ArrayList<>(channel.receiveUpTo(3));
    assertThat(ChannelSnapshot.of(core).received()).isEqualTo(3);
    core.discard(received.subList(1, 3));
    assertThat(dropped).containsExactly(1, 2).inOrder();
    assertThat(ChannelSnapshot.of(core).received()).isEqualTo(1);
  }

  @Test
  void theValueOfARefusedSendStaysTheSenders() throws InterruptedException {
    Channel<Integer> channel = channel(1);
    channel.send(1);
    Watched sender =
        Watched.go(() -> assertThrows(ChannelAbandonedException.class, () -> channel.send(2)))
            .blocked();
    channel.abandon();
    sender.ends();
    assertThrows(ChannelAbandonedException.class, () -> channel.trySend(3));
    assertThat(dropped).containsExactly(1);
  }

  @Test
  void theValueOfASendThatEndsAGoroutineStaysItsToo() throws InterruptedException {
    List<Object> dropped = new ArrayList<>();
    Channel<String> channel = Channel.make("made", 0, dropped::add);
    channel.abandon();
    try (Group group = Group.open("group")) {
      group.go("sender", () -> channel.send("mine"));
      group.join();
    }
    assertThat(dropped).isEmpty();
  }

  @Test
  void allAreToldThoughTheFirstThrows() throws InterruptedException {
    Channel<Integer> channel =
        Channel.make(
            "values",
            3,
            value -> {
              dropped.add(value);
              throw new IOException("close of " + value);
            });
    for (int i = 1; i <= 3; i++) {
      channel.send(i);
    }
    Exception thrown = assertThrows(IOException.class, channel::abandon);
    assertThat(thrown).hasMessageThat().isEqualTo("close of 1");
    assertThat(thrown.getSuppressed()).hasLength(2);
    assertThat(dropped).containsExactly(1, 2, 3).inOrder();
    assertThat(channel.tryReceive()).hasValue(new Received<>(null, false));
  }

  @Test
  void itIsToldWithoutALock() throws InterruptedException {
    List<Channel<Integer>> self = new ArrayList<>();
    Channel<Integer> channel =
        Channel.make(
            "values",
            1,
            value -> {
              dropped.add(value);
              self.get(0).abandon();
              assertThat(self.get(0).length()).isEqualTo(0);
            });
    self.add(channel);
    channel.send(1);
    channel.abandon();
    assertThat(dropped).containsExactly(1);
  }

  @Test
  void aClosedChannelIsDrainedAndDropsNothing() throws InterruptedException {
    Channel<Integer> channel = channel(2);
    channel.send(1);
    channel.close();
    assertThat(channel.receive()).isEqualTo(1);
    channel.abandon();
    assertThat(dropped).isEmpty();
  }
}
