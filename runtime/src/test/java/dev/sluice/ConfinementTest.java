package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a channel of a group is asked for each goroutine, however many there are. */
final class ConfinementTest {
  /** More of each kind than are remembered. */
  private static final int MEMBERS = 40;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2 * MEMBERS})
  void membersOnly(int capacity) throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("shared", capacity);
      shareBetweenMembers(group, channel);
      assertThat(((ChannelCore) channel).isConfinedTo(group)).isTrue();
    }
  }

  @Test
  void anOutsiderThatReceivesIsNoticedAmongManyMembers() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("shared", 1);
      shareBetweenMembers(group, channel);
      channel.send(1);
      Thread outsider = Thread.ofVirtual().start(channel::tryReceive);
      outsider.join();
      assertThat(((ChannelCore) channel).isConfinedTo(group)).isFalse();
    }
  }

  @Test
  void eachOfManyOutsidersThatSendIsNoticedAmongManyMembers() throws InterruptedException {
    try (Group group = Group.open("members")) {
      for (int i = 0; i < MEMBERS; i++) {
        Channel<Integer> channel = group.channel("shared", 1);
        shareBetweenMembers(group, channel);
        Thread outsider = Thread.ofVirtual().start(() -> channel.trySend(1));
        outsider.join();
        assertThat(((ChannelCore) channel).isConfinedTo(group)).isFalse();
      }
    }
  }

  /** Half of the members send twice, the others receive twice; all have when it returns. */
  private static void shareBetweenMembers(Group group, Channel<Integer> channel)
      throws InterruptedException {
    WaitGroup members = new WaitGroup();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(2);
      group.go(
          "sender",
          () -> {
            channel.send(1);
            channel.send(2);
          },
          members::done);
      group.go(
          "receiver",
          () -> {
            channel.receive();
            channel.receive();
          },
          members::done);
    }
    members.await();
  }
}
