package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a ring whose capacity nobody has declared holds more, and when its senders go on. */
final class RingBoundTest {
  private static final int MOST = 4;

  /** Counts its time from an hour ahead, so its values took no time, and the first raise pays. */
  private final BufferedChannel<@Nullable Integer> channel =
      new BufferedChannel<>(
          null, null, new AdaptiveBound(System.nanoTime() + TimeUnit.HOURS.toNanos(1), MOST, 0));

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(channel.offer(i)).isTrue();
    }
  }

  private void poll(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(channel.poll()).isEqualTo(i);
    }
  }

  private void fill() {
    offer(2);
    poll(2);
    offer(2);
  }

  /** Fills what holds the most, and has one sender wait. */
  private void fillAndWait() {
    fill();
    assertThat(channel.raiseBeforeGivingWay()).isTrue();
    assertThat(channel.sendNow(2)).isTrue();
    assertThat(channel.sendNow(3)).isTrue();
    assertThat(channel.sendNow(4)).isFalse();
    BlockedChannelOperation sender = new BlockedChannelOperation(channel);
    sender.offer(4);
    channel.lock();
    channel.enqueue(sender);
    channel.unlock();
  }

  @Test
  void aFullOneIsRaisedBeforeItsSenderGivesWay() {
    fill();
    assertThat(channel.raiseBeforeGivingWay()).isTrue();
    assertThat(channel.capacity()).isEqualTo(4);
    assertThat(channel.raiseBeforeGivingWay()).isFalse();
    assertThat(channel.tryLock()).isTrue();
    channel.unlock();
  }

  @Test
  void aFullOneIsRaisedByASend() {
    fill();
    assertThat(channel.sendNow(2)).isTrue();
    assertThat(channel.capacity()).isEqualTo(4);
    assertThat(channel.length()).isEqualTo(3);
  }

  @Test
  void oneThatHasRoomIsNot() {
    offer(2);
    poll(2);
    offer(1);
    assertThat(channel.raiseBeforeGivingWay()).isFalse();
    assertThat(channel.capacity()).isEqualTo(2);
  }

  @Test
  void oneFromWhichNobodyHasReceivedIsNot() {
    offer(2);
    assertThat(channel.raiseBeforeGivingWay()).isFalse();
    assertThat(channel.capacity()).isEqualTo(2);
  }

  @Test
  void oneWhoseCapacityIsDeclaredIsNot() {
    BufferedChannel<Integer> declared = new BufferedChannel<>(null, 2, null);
    assertThat(declared.offer(1)).isTrue();
    assertThat(declared.offer(2)).isTrue();
    assertThat(declared.raiseBeforeGivingWay()).isFalse();
    assertThat(declared.capacity()).isEqualTo(2);
  }

  @Test
  void nobodyWaitsForItsLockToRaiseIt() throws InterruptedException {
    fill();
    LockHolder holder = new LockHolder(channel);
    assertThat(channel.raiseBeforeGivingWay()).isFalse();
    holder.end();
    assertThat(channel.raiseBeforeGivingWay()).isTrue();
  }

  @Test
  void itLooksFullWhenItHoldsWhatItMay() {
    assertThat(channel.looksFull()).isFalse();
    offer(1);
    assertThat(channel.looksFull()).isFalse();
    assertThat(channel.offer(1)).isTrue();
    assertThat(channel.looksFull()).isTrue();
  }

  @Test
  void sendersWaitUntilItIsHalfEmpty() {
    fillAndWait();
    assertThat(channel.receiveNow()).isEqualTo(0);
    assertThat(channel.hasSender()).isTrue();
    assertThat(channel.receiveNow()).isEqualTo(1);
    assertThat(channel.hasSender()).isFalse();
    assertThat(channel.length()).isEqualTo(3);
    for (int value = 2; value <= 4; value++) {
      assertThat(channel.receiveNow()).isEqualTo(value);
    }
    assertThat(channel.receiveNow()).isSameInstanceAs(ChannelProtocol.BLOCKED);
  }

  @Test
  void meanwhileNobodyOvertakesThem() {
    fillAndWait();
    assertThat(channel.receiveNow()).isEqualTo(0);
    assertThat(channel.sendNow(5)).isFalse();
    assertThat(channel.length()).isEqualTo(3);
  }

  @Test
  void untilThenReceiversGoOnAlone() {
    fillAndWait();
    assertThat(channel.poll()).isEqualTo(0);
    assertThat(channel.poll()).isSameInstanceAs(ChannelProtocol.BLOCKED);
    assertThat(channel.hasSender()).isTrue();
  }
}
