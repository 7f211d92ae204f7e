package dev.sluice.generated;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** A stage with ordered workers, and what is in front of it and behind it in most tests. */
final class OrderedStage {
  static final int WORKERS = 16;

  private OrderedStage() {}

  /**
   * What leaves the stage when the numbers from 0 come in.
   *
   * @param values how many numbers
   * @param channel makes a channel of the group with a name
   */
  static List<Integer> results(
      int values,
      BiFunction<Group, String, Channel<Integer>> channel,
      OrderedWorkers.Step<Integer, Integer> step)
      throws InterruptedException {
    Future<List<Integer>> result;
    try (Group group = Group.open("ordered")) {
      Channel<Integer> in = channel.apply(group, "in");
      Channel<Integer> out = channel.apply(group, "out");
      group.go("numbers", () -> count(in, values), in::close);
      start(group, new OrderedWorkers<>(in, out, 2 * WORKERS), in, out, step);
      result = group.call("collect", () -> collect(out));
      group.join();
    }
    return result.resultNow();
  }

  /** What the generator writes for {@code workers = 16, ordered = true}. */
  static void start(
      Group group,
      OrderedWorkers<Integer, Integer> workers,
      Channel<Integer> in,
      Channel<Integer> out,
      OrderedWorkers.Step<Integer, Integer> step) {
    WaitGroup all = new WaitGroup();
    for (int i = 1; i <= WORKERS; i++) {
      all.add(1);
      group.go("worker-" + i, () -> workers.work(step), all::done);
    }
    group.go(
        "closer of out",
        () -> {
          all.await();
          in.abandon();
          out.close();
        });
  }

  static void count(SendChannel<Integer> out, int values) throws InterruptedException {
    for (int value = 0; value < values; value++) {
      out.send(value);
    }
  }

  static List<Integer> collect(ReceiveChannel<Integer> in) {
    List<Integer> values = new ArrayList<>();
    in.forEach(values::add);
    return values;
  }

  /** What a group fails with, which is closed then. */
  static <E extends Throwable> E failure(Class<E> type, Group group) {
    return assertThrows(
        type,
        () -> {
          try (group) {
            group.join();
          }
        });
  }
}
