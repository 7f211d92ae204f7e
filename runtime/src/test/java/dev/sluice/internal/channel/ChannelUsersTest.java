package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.WaitGroup;
import dev.sluice.internal.group.GroupAccess;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a channel of a group is asked for each goroutine, however many there are. */
@Timeout(60)
final class ChannelUsersTest {
  /** More of each kind than are remembered. */
  private static final int MEMBERS = 40;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2 * MEMBERS})
  void membersOnly(int capacity) throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("shared", capacity);
      shareBetweenMembers(group, channel);
      assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoOnOneSideShareIt(boolean send) throws InterruptedException {
    try (Group group = Group.open("users")) {
      Channel<Integer> channel = group.channel("between", 2);
      ChannelCore core = (ChannelCore) channel;
      channel.send(1);
      channel.send(2);
      Go.go(channel::receive).join();
      assertThat(core.isBetweenTwo()).isTrue();
      Go.go(send ? () -> channel.send(3) : channel::receive).join();
      assertThat(core.isBetweenTwo()).isFalse();
    }
    assertThat(((ChannelCore) Channel.<Integer>make(2)).isBetweenTwo()).isFalse();
  }

  @Test
  void anOutsiderThatReceivesIsNoticedAmongManyMembers() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("shared", 1);
      shareBetweenMembers(group, channel);
      channel.send(1);
      Thread outsider = Thread.ofVirtual().start(channel::tryReceive);
      outsider.join();
      assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOutsiderThatSendsOrReceivesSeveralAtOnceIsNoticed(boolean sends)
      throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> shared = group.channel("shared", 8);
      shareBetweenMembers(group, shared);
      BufferedChannel<Integer> channel = (BufferedChannel<Integer>) shared;
      channel.send(1);
      channel.send(2);
      @Nullable Object[] two = {3, 4};
      Thread outsider = Thread.ofVirtual().start(() -> takes(channel, sends, two));
      outsider.join();
      assertThat(channel.length()).isEqualTo(sends ? 4 : 0);
      assertThat(channel.isConfinedTo(GroupAccess.core(group))).isFalse();
    }
  }

  private static void takes(
      BufferedChannel<Integer> channel, boolean sends, @Nullable Object[] values) {
    if (sends) {
      channel.offer(values, 0, values.length);
    } else {
      channel.poll(values, 0, values.length);
    }
  }

  @Test
  void anOutsiderThatGoesOnWithTheRangeOfAMemberIsNoticed() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("shared", 3);
      channel.send(1);
      channel.send(2);
      channel.send(3);
      Iterator<Integer> range = channel.iterator();
      assertThat(range.next()).isEqualTo(1);
      assertThat(range.next()).isEqualTo(2);
      assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isTrue();
      Thread outsider = Thread.ofVirtual().start(range::next);
      outsider.join();
      assertThat(channel.length()).isEqualTo(0);
      assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isFalse();
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
        assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isFalse();
      }
    }
  }

  @Test
  void aPortIsForOutsidersFromTheStart() {
    try (Group group = Group.open("members")) {
      Channel<Integer> port =
          Channels.make("port", 1, new ChannelUsers(GroupAccess.core(group), true));
      assertThat(((ChannelCore) port).isConfinedTo(GroupAccess.core(group))).isFalse();
      assertThat(((ChannelCore) port).isPort()).isTrue();
      assertThat(((ChannelCore) port).cancelledGroup()).isNull();
      group.cancel();
      assertThat(((ChannelCore) port).cancelledGroup()).isSameInstanceAs(GroupAccess.core(group));
    }
  }

  @Test
  void aChannelForWhichSomebodyExpectsOutsidersIsNotConfined() {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("fed", 1);
      ((ChannelCore) channel).expectOutsiders();
      assertThat(((ChannelCore) channel).isConfinedTo(GroupAccess.core(group))).isFalse();
    }
  }

  @Test
  void knowsWhetherBothSidesHaveBeenUsed() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("work", 1);
      channel.send(1);
      assertThat(((ChannelCore) channel).isOneSided()).isTrue();
      channel.receive();
      assertThat(((ChannelCore) channel).isOneSided()).isFalse();
    }
  }

  /** What a goroutine has captured is garbage when it has ended, however long the channel lives. */
  @Test
  void aChannelKeepsNoThreadThatHasEnded() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("events", 1);
      List<WeakReference<Object>> captured = new ArrayList<>();
      for (int i = 0; i < 2 * MEMBERS; i++) {
        captured.add(sendFromAnotherGoroutine(group, channel));
        channel.receive();
      }
      Eventually.until(
          () -> {
            System.gc();
            return captured.stream().allMatch(one -> one.refersTo(null));
          });
      channel.send(0);
    }
  }

  @Test
  void aRangeThatHasEndedKeepsNoThread() throws InterruptedException {
    try (Group group = Group.open("members")) {
      Channel<Integer> channel = group.channel("events", 2);
      channel.send(1);
      channel.send(2);
      channel.close();
      Iterator<Integer> range = channel.iterator();
      WeakReference<Object> captured = exhaustInAnotherGoroutine(group, range);
      Eventually.until(
          () -> {
            System.gc();
            return captured.refersTo(null);
          });
      assertThat(range.hasNext()).isFalse();
    }
  }

  private static WeakReference<Object> exhaustInAnotherGoroutine(
      Group group, Iterator<Integer> range) throws InterruptedException {
    Object captured = new Object();
    WaitGroup ended = new WaitGroup();
    ended.add(1);
    group.go(
        "receiver",
        () -> {
          int sum = captured.hashCode();
          while (range.hasNext()) {
            sum += range.next();
          }
          assertThat(sum).isEqualTo(captured.hashCode() + 3);
        },
        ended::done);
    ended.await();
    return new WeakReference<>(captured);
  }

  private static WeakReference<Object> sendFromAnotherGoroutine(
      Group group, Channel<Integer> channel) {
    Object captured = new Object();
    group.go("short", () -> channel.send(captured.hashCode()));
    return new WeakReference<>(captured);
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
