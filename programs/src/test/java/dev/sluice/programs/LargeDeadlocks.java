package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;

/** A deadlock of thousands is reported in time, and with memory, in proportion to their number. */
final class LargeDeadlocks {
  /** Names, reasons and a few lines of text for each goroutine. */
  private static final int CHARACTERS_EACH = 2_000;

  private LargeDeadlocks() {}

  static void main() throws Exception {
    Growth.linear("deadlock on one channel", 1_000, LargeDeadlocks::ofWorkers);
    Growth.linear("deadlock of a chain", 500, LargeDeadlocks::ofAChain);
    Verdict.end();
  }

  private static long ofWorkers(int goroutines) throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> jobs = group.channel("jobs", 0);
      Channel<Integer> results = group.channel("results", 0);
      for (int i = 0; i < goroutines; i++) {
        group.go("worker", () -> forward(jobs, results));
      }
      return report(group, goroutines);
    }
  }

  private static long ofAChain(int goroutines) throws InterruptedException {
    try (Group group = Group.open()) {
      ReceiveChannel<Integer> left = group.channel("c0", 0);
      for (int i = 1; i <= goroutines; i++) {
        ReceiveChannel<Integer> from = left;
        Channel<Integer> right = group.channel("c" + i, 0);
        SendChannel<Integer> to = right.sendOnly();
        group.go("stage " + i, () -> forward(from, to));
        left = right.receiveOnly();
      }
      return report(group, goroutines);
    }
  }

  private static void forward(ReceiveChannel<Integer> from, SendChannel<Integer> to)
      throws InterruptedException {
    for (Integer value : from) {
      to.send(value);
    }
  }

  private static long report(Group group, int goroutines) throws InterruptedException {
    long begin = System.nanoTime();
    try {
      group.join();
      Verdict.that(false, "join returned from a deadlock of %d", goroutines);
    } catch (DeadlockException e) {
      int length = String.valueOf(e.getMessage()).length();
      if (length > CHARACTERS_EACH * goroutines) {
        Verdict.that(false, "a report of %d goroutines has %d characters", goroutines, length);
      }
    }
    return System.nanoTime() - begin;
  }
}
