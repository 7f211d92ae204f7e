package dev.sluice;

import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.WaitCounter;
import java.util.Objects;

/**
 * Waits for a number of goroutines: Go's {@code sync.WaitGroup} (rules WG). What a goroutine does
 * before {@link #done} happens before the return of the {@link #await} that it releases (rule
 * MM-11). Ready for use again when every {@link #await} has returned.
 */
public final class WaitGroup {
  private final WaitCounter countdown = new WaitCounter(GoroutineRegistry.currentGroup());

  /** A wait group that waits for nothing yet. One made by a member of a group belongs to it. */
  public WaitGroup() {}

  /**
   * Adds to the counter; never blocks. When it reaches zero, all waiting goroutines are released.
   *
   * @param n how many to add; may be negative
   * @throws IllegalStateException "sync: negative WaitGroup counter" if it would fall below zero
   */
  public void add(int n) {
    countdown.add(n);
  }

  /**
   * Takes one from the counter; never blocks.
   *
   * @throws IllegalStateException "sync: negative WaitGroup counter" if it is zero
   */
  public void done() {
    add(-1);
  }

  /**
   * Blocks until the counter is zero; returns at once if it is.
   *
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   */
  public void await() throws InterruptedException {
    countdown.await();
  }

  /**
   * Adds one, starts a goroutine, and takes the one off when it ends, however it ends.
   *
   * @param task what it runs
   */
  public void go(Task task) {
    go("", task);
  }

  /**
   * Adds one, starts a goroutine with a name, and takes the one off when it ends, however it ends.
   *
   * @param name the name, which shows in dumps and reports
   * @param task what it runs
   */
  public void go(String name, Task task) {
    Objects.requireNonNull(task, "go of nil func value");
    add(1);
    Task counted =
        () -> {
          try {
            task.run();
          } finally {
            done();
          }
        };
    try {
      Go.go(name, counted);
    } catch (Throwable e) {
      done();
      throw e;
    }
  }
}
