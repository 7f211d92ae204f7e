package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.generated.OrderedWorkers;

/** A deadlock of ordered workers is proved like one of plain goroutines, also through views. */
final class OrderedWorkersDeadlock {
  private OrderedWorkersDeadlock() {}

  static void main() throws InterruptedException {
    for (int workers = 1; workers <= 3; workers++) {
      noInput(workers, false);
      noInput(workers, true);
      noOutput(workers);
    }
    Verdict.end();
  }

  private static void noInput(int workers, boolean views) throws InterruptedException {
    boolean found = false;
    try (Group group = Group.open()) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      start(group, workers, views ? in.receiveOnly() : in, views ? out.sendOnly() : out);
      group.go("receiver", () -> out.forEach(value -> {}));
      group.join();
    } catch (DeadlockException e) {
      found = true;
    }
    Verdict.that(found, "%d workers that nobody feeds, %s", workers, views ? "views" : "channels");
  }

  private static void noOutput(int workers) throws InterruptedException {
    boolean found = false;
    try (Group group = Group.open()) {
      Channel<Integer> in = group.channel("in", 0);
      Channel<Integer> out = group.channel("out", 0);
      start(group, workers, in, out);
      group.go(
          "source",
          () -> {
            for (int i = 0; i < 100; i++) {
              in.send(i);
            }
          },
          in::close);
      group.join();
    } catch (DeadlockException e) {
      found = true;
    }
    Verdict.that(found, "%d workers from whom nobody receives", workers);
  }

  private static void start(
      Group group, int workers, ReceiveChannel<Integer> in, SendChannel<Integer> out) {
    OrderedWorkers<Integer, Integer> order = new OrderedWorkers<>(in, out, 8);
    for (int i = 0; i < workers; i++) {
      group.go("worker " + i, () -> order.work((value, results) -> results.send(value)));
    }
  }
}
