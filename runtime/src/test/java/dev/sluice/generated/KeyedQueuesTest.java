package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Eventually;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements with equal keys go to the same queue, in their order. */
final class KeyedQueuesTest {
  private record Order(@Nullable String customer, int number) {}

  private final List<Integer> dropped = Collections.synchronizedList(new ArrayList<>());

  @Test
  void equalKeysKeepTheirOrder() throws Exception {
    KeyedQueues<Order> queues = KeyedQueues.of(4, worker -> Channel.make("" + worker, 1000));
    Channel<Order> from = Channel.make(1000);
    for (int i = 0; i < 1000; i++) {
      from.send(new Order(i % 10 == 0 ? null : "c" + i % 7, i));
    }
    from.close();
    queues.dispatch(from, Order::customer);
    queues.close();
    int count = 0;
    List<@Nullable String> seen = new ArrayList<>();
    for (int worker = 1; worker <= 4; worker++) {
      List<Order> mine = new ArrayList<>();
      for (Order order : queues.queue(worker)) {
        mine.add(order);
      }
      count += mine.size();
      mine.stream().map(Order::customer).distinct().forEach(seen::add);
      for (int i = 1; i < mine.size(); i++) {
        assertThat(mine.get(i - 1).number()).isLessThan(mine.get(i).number());
      }
    }
    assertThat(count).isEqualTo(1000);
    // Each key in one queue, and null is one of them.
    assertThat(seen).containsNoDuplicates();
    assertThat(seen).contains(null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 64, 1000, 65536})
  void hashesThatHaveSomethingInCommonAreSpread(int step) throws Exception {
    int workers = 8;
    KeyedQueues<Integer> queues = KeyedQueues.of(workers, worker -> Channel.make("", 1000));
    Channel<Integer> from = Channel.make(800);
    for (int i = 0; i < 800; i++) {
      from.send(i * step);
    }
    from.close();
    queues.dispatch(from, value -> value);
    for (int worker = 1; worker <= workers; worker++) {
      assertThat(queues.queue(worker).length()).isAtLeast(50);
      assertThat(queues.queue(worker).length()).isAtMost(200);
    }
  }

  @Test
  void theDispatchWaitsForTheQueueThatIsFullAndNothingIsLost() throws Exception {
    try (Group group = Group.open()) {
      KeyedQueues<Integer> queues =
          KeyedQueues.of(2, worker -> group.channel("queue-" + worker, 2));
      Channel<Integer> from = group.channel("from", 0);
      group.go("dispatch", () -> queues.dispatch(from, value -> 0), queues::close);
      for (int i = 0; i < 3; i++) {
        from.send(i);
      }
      Eventually.blocked("dispatch");
      ReceiveChannel<Integer> full =
          queues.queue(1).length() == 2 ? queues.queue(1) : queues.queue(2);
      assertThat(full.length()).isEqualTo(2);
      from.close();
      List<Integer> all = new ArrayList<>();
      for (int value : full) {
        all.add(value);
      }
      assertThat(all).containsExactly(0, 1, 2).inOrder();
      group.join();
    }
  }

  @Test
  void aKeyThatCannotBeReadFailsTheDispatchAndItsElementIsTold() throws Exception {
    Group group = Group.open();
    KeyedQueues<Integer> queues =
        KeyedQueues.of(2, worker -> group.channel("queue", 16, dropped::add));
    Channel<Integer> from = Channel.make(1);
    from.send(7);
    group.go(
        "dispatch",
        () ->
            queues.dispatch(
                from,
                value -> {
                  throw new IllegalStateException("no key");
                }));
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("no key");
    group.close();
    assertThat(dropped).containsExactly(7);
  }

  @Test
  void whatAWorkerThatEndsEarlyLeavesIsToldOnce() throws Exception {
    Group group = Group.open();
    KeyedQueues<Integer> queues =
        KeyedQueues.of(1, worker -> group.channel("queue", 2, dropped::add));
    Channel<Integer> from = Channel.make(8);
    for (int i = 0; i < 8; i++) {
      from.send(i);
    }
    group.go("dispatch", () -> queues.dispatch(from, value -> value), queues::close);
    Eventually.blocked("dispatch");
    assertThat(queues.queue(1).receive()).isEqualTo(0);
    Eventually.blocked("dispatch");
    queues.queue(1).abandon();
    group.join();
    group.close();
    // Two in the queue, and the one whose send has ended the dispatch.
    assertThat(dropped).containsExactly(1, 2, 3);
  }

  @Test
  void thereIsAWorkerAtLeast() {
    assertThrows(IllegalArgumentException.class, () -> KeyedQueues.of(0, worker -> Channel.make()));
  }
}
