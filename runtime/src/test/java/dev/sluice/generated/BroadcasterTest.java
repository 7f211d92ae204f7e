package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class BroadcasterTest {
  @Test
  void everyReceiverGetsEveryValueInOrder() throws InterruptedException {
    List<Future<List<Integer>>> results = new ArrayList<>();
    try (Group group = Group.open("broadcast")) {
      Channel<Integer> source = group.channel("source", 4);
      List<Channel<Integer>> copies = copies(group, 3);
      group.go("numbers", () -> count(source, 1_000), source::close);
      broadcast(group, source, copies);
      for (Channel<Integer> copy : copies) {
        results.add(group.call("collect", () -> take(copy, Integer.MAX_VALUE), copy::abandon));
      }
      group.join();
    }
    for (Future<List<Integer>> result : results) {
      assertThat(result.resultNow()).hasSize(1_000);
      assertThat(result.resultNow()).isInStrictOrder();
    }
  }

  @Test
  void oneThatEndsEarlyDoesNotStopTheOthers() throws InterruptedException {
    Future<List<Integer>> all;
    try (Group group = Group.open("broadcast")) {
      Channel<Integer> source = group.channel("source", 0);
      List<Channel<Integer>> copies = copies(group, 2);
      group.go("numbers", () -> count(source, 100), source::close);
      broadcast(group, source, copies);
      group.go("few", () -> take(copies.get(0), 3), copies.get(0)::abandon);
      all = group.call("all", () -> take(copies.get(1), 1_000), copies.get(1)::abandon);
      group.join();
    }
    assertThat(all.resultNow()).hasSize(100);
  }

  @Test
  void theSenderEndsWhenNobodyIsLeft() throws InterruptedException {
    try (Group group = Group.open("broadcast")) {
      Channel<Integer> source = group.channel("source", 0);
      List<Channel<Integer>> copies = copies(group, 2);
      group.go("numbers", () -> count(source, Integer.MAX_VALUE), source::close);
      broadcast(group, source, copies);
      for (Channel<Integer> copy : copies) {
        group.go("few", () -> take(copy, 3), copy::abandon);
      }
      group.join();
    }
  }

  @Test
  void theSlowestSetsThePace() throws InterruptedException {
    Channel<Void> gate = Channel.make();
    try (Group group = Group.open("broadcast")) {
      Channel<Integer> source = group.channel("source", 0);
      List<Channel<Integer>> copies = copies(group, 2);
      group.go("numbers", () -> count(source, 100), source::close);
      broadcast(group, source, copies);
      List<Integer> fast = new ArrayList<>();
      group.go("fast", () -> copies.get(0).forEach(fast::add), copies.get(0)::abandon);
      group.go(
          "slow",
          () -> {
            gate.receive();
            take(copies.get(1), 1_000);
          },
          copies.get(1)::abandon);
      Eventually.blocked("broadcast of source");
      Eventually.blocked("fast");
      assertThat(fast).containsExactly(0);
      gate.close();
      group.join();
      assertThat(fast).hasSize(100);
    }
  }

  private static List<Channel<Integer>> copies(Group group, int count) {
    List<Channel<Integer>> copies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      copies.add(group.channel("copy " + i, 0));
    }
    return copies;
  }

  private static void broadcast(
      Group group, Channel<Integer> source, List<Channel<Integer>> copies) {
    group.go(
        "broadcast of source",
        () -> Broadcaster.copy(source, copies),
        () -> {
          source.abandon();
          copies.forEach(Channel::close);
        });
  }

  private static void count(SendChannel<Integer> out, int values) throws InterruptedException {
    for (int value = 0; value < values; value++) {
      out.send(value);
    }
  }

  private static List<Integer> take(ReceiveChannel<Integer> in, int most) {
    List<Integer> values = new ArrayList<>();
    for (int value : in) {
      values.add(value);
      if (values.size() == most) {
        break;
      }
    }
    return values;
  }
}
