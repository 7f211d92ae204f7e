package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Select;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Everybody at once on four channels: each channel has a plain sender and a plain receiver of its
 * own, and one select sends and another receives on all four, each listing them in an order of its
 * own and switching a channel off when its quota is done.
 */
final class Chaos {
  private static final int[] SEND_ORDER = {3, 2, 0, 1};
  private static final int[] RECEIVE_ORDER = {0, 1, 2, 3};

  private final List<Channel<Integer>> channels;
  private final int quota;
  private final AtomicIntegerArray moved;

  private Chaos(List<Channel<Integer>> channels, int quota) {
    this.channels = channels;
    this.quota = quota;
    this.moved = new AtomicIntegerArray(channels.size());
  }

  /** Starts it in a group, waits until it is over, and checks that nothing was lost. */
  static void run(Group group, List<Channel<Integer>> channels, int quota)
      throws InterruptedException {
    Chaos chaos = new Chaos(channels, quota);
    for (int i = 0; i < channels.size(); i++) {
      int index = i;
      group.go("sender " + i, () -> chaos.send(index));
      group.go("receiver " + i, () -> chaos.receive(index));
    }
    group.go("select sender", chaos::selectSends);
    group.go("select receiver", chaos::selectReceives);
    group.join();
    for (int i = 0; i < channels.size(); i++) {
      assertThat(chaos.moved.get(i)).isEqualTo(2 * quota);
      assertThat(channels.get(i).length()).isEqualTo(0);
    }
  }

  private void send(int index) throws InterruptedException {
    for (int n = 0; n < quota; n++) {
      channels.get(index).send(n);
    }
  }

  private void receive(int index) throws InterruptedException {
    for (int n = 0; n < quota; n++) {
      channels.get(index).receive();
      moved.incrementAndGet(index);
    }
  }

  private void selectSends() throws InterruptedException {
    List<Select.SendCase<Integer>> cases =
        Arrays.stream(SEND_ORDER).mapToObj(index -> Cases.send(channels.get(index), 0)).toList();
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    int[] sent = new int[cases.size()];
    for (int n = 0; n < cases.size() * quota; n++) {
      Select.SendCase<Integer> chosen = cases.get(select.await().index());
      chosen.value(n);
      if (++sent[chosen.index()] == quota) {
        chosen.channel(null);
      }
    }
  }

  private void selectReceives() throws InterruptedException {
    List<Select.ReceiveCase<Integer>> cases =
        Arrays.stream(RECEIVE_ORDER).mapToObj(index -> Cases.receive(channels.get(index))).toList();
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    int[] received = new int[cases.size()];
    for (int n = 0; n < cases.size() * quota; n++) {
      Select.ReceiveCase<Integer> chosen = cases.get(select.await().index());
      assertThat(chosen.ok()).isTrue();
      moved.incrementAndGet(RECEIVE_ORDER[chosen.index()]);
      if (++received[chosen.index()] == quota) {
        chosen.channel(null);
      }
    }
  }
}
