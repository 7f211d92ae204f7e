package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.internal.channel.ProbedChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A select decides on one snapshot of its channels (rule SEL-25): a value that moves from one
 * channel to another, and is always in one of them, is found.
 */
final class SelectSnapshotTest {
  /** A select that looks at the full channel first finds the value anyhow; so many try. */
  private static final int ROUNDS = 64;

  @Test
  void aValueThatMovesBetweenTheChannelsIsFound() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      ProbedChannel empty = new ProbedChannel("empty");
      ProbedChannel full = new ProbedChannel("full");
      full.send(1);
      Mover mover = new Mover(full, empty);
      Select select = Select.of(Select.receive(empty), Select.receive(full));
      assertThat(select.poll()).isNotNull();
      mover.join();
    }
  }

  /**
   * Moves the value as soon as the select releases a lock for the first time, and until it is
   * through or must wait for another lock.
   */
  private static final class Mover {
    private final Thread selecting = Thread.currentThread();
    private final Thread thread;

    Mover(ProbedChannel from, ProbedChannel to) {
      thread =
          Thread.ofPlatform()
              .unstarted(
                  () -> {
                    to.trySend(1);
                    from.tryReceive();
                  });
      from.afterUnlock(this::move);
      to.afterUnlock(this::move);
    }

    void move() {
      if (Thread.currentThread() != selecting) {
        return;
      }
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
      while (thread.isAlive() && !isWaitingForALock()) {
        Thread.yield();
      }
    }

    private boolean isWaitingForALock() {
      return Arrays.stream(thread.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().equals("pause"));
    }

    void join() throws InterruptedException {
      thread.join();
    }
  }
}
