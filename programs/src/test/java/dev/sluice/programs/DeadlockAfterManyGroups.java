package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;

/** A deadlock is found whatever else opens and closes groups just when its own group opens. */
final class DeadlockAfterManyGroups {
  private static final int OTHERS = 2;
  private static final CyclicBarrier TOGETHER = new CyclicBarrier(OTHERS + 1);

  private DeadlockAfterManyGroups() {}

  static void main() throws Exception {
    for (int i = 0; i < OTHERS; i++) {
      Thread.ofPlatform().daemon().start(DeadlockAfterManyGroups::openAndClose);
    }
    long begin = System.nanoTime();
    int rounds = 0;
    do {
      TOGETHER.await();
      openMany(60);
      deadlock();
      rounds++;
    } while (System.nanoTime() - begin < 2 * Patience.nanos());
    // The runner ends a program in which a deadlock is never found.
    Verdict.that(rounds > 0, "%d deadlocks were found", rounds);
    Verdict.end();
  }

  private static void deadlock() throws InterruptedException {
    try (Group group = Group.open("last")) {
      Channel<Integer> never = group.channel("never", 0);
      never.receive();
      Verdict.that(false, "a channel that nobody feeds gave a value");
    } catch (DeadlockException e) {
      // As expected.
    }
  }

  private static void openAndClose() {
    try {
      while (true) {
        TOGETHER.await();
        openMany(20 + ThreadLocalRandom.current().nextInt(40));
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void openMany(int groups) {
    for (int i = 0; i < groups; i++) {
      Group.open("short").close();
    }
  }
}
