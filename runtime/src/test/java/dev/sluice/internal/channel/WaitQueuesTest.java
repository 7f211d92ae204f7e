package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queue of those who wait on one side of a channel. */
final class WaitQueuesTest {
  /** More than are completed under one lock. */
  private static final int MANY = 200;

  private final UnbufferedChannel<Integer> channel = new UnbufferedChannel<>(null, null);
  private final UnbufferedChannel<Integer> full = new UnbufferedChannel<>(null, null);
  private final List<Waiter> waiters = new ArrayList<>();

  WaitQueuesTest() {
    for (int i = 0; i < 5; i++) {
      Waiter waiter = new BlockedChannelOperation(channel);
      waiters.add(waiter);
      channel.enqueue(waiter);
    }
  }

  private List<Integer> left() {
    List<Integer> left = new ArrayList<>();
    for (Waiter waiter = channel.claimFirst(false);
        waiter != null;
        waiter = channel.claimFirst(false)) {
      left.add(waiters.indexOf(waiter));
    }
    return left;
  }

  @Test
  void whoCameFirstIsClaimedFirst() {
    assertThat(left()).containsExactly(0, 1, 2, 3, 4).inOrder();
    assertThat(channel.hasReceiver()).isFalse();
  }

  @Test
  void aWaiterLeavesFromAnywhere() {
    channel.dequeue(waiters.get(2));
    channel.dequeue(waiters.get(4));
    channel.dequeue(waiters.get(0));
    assertThat(left()).containsExactly(1, 3).inOrder();
  }

  @Test
  void toLeaveTwiceChangesNothing() {
    channel.dequeue(waiters.get(2));
    channel.dequeue(waiters.get(2));
    assertThat(left()).containsExactly(0, 1, 3, 4).inOrder();
  }

  @Test
  void whoLeavesLooksAtNobodyButItsNeighbours() {
    // The way from the first to the fourth is broken, and so is the way back: whoever searched the
    // queue would not get there. So a select leaves in constant time (rules FIF-12, STR-15).
    waiters.get(0).next = null;
    waiters.get(1).next = null;
    waiters.get(4).previous = null;
    channel.dequeue(waiters.get(3));
    assertThat(waiters.get(3).queued).isFalse();
    assertThat(waiters.get(2).next).isSameInstanceAs(waiters.get(4));
    assertThat(waiters.get(4).previous).isSameInstanceAs(waiters.get(2));
  }

  @Test
  void aDrainEndsThoseOfItsSourcesHoweverManyWait() {
    Drain drain = new Drain();
    List<BlockedChannelOperation> ended = new ArrayList<>();
    List<BlockedChannelOperation> others = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      others.add(sender(new Drain()));
      ended.add(sender(drain));
    }
    full.completeThose(drain);
    for (BlockedChannelOperation source : ended) {
      assertThat(source.queued).isFalse();
    }
    for (BlockedChannelOperation other : others) {
      assertThat(full.claimFirst(true)).isSameInstanceAs(other);
    }
    assertThat(full.hasSender()).isFalse();
  }

  private BlockedChannelOperation sender(Drain drain) {
    BlockedChannelOperation sender = new BlockedChannelOperation(full, drain);
    sender.offer(1);
    full.enqueue(sender);
    return sender;
  }
}
