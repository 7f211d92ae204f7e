package dev.sluice.testing;

import dev.sluice.internal.schedule.Member;
import dev.sluice.internal.schedule.Members;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Starts threads that are members of a bubble and belong to no group. */
final class BubbleThreads {
  private final Member main;
  private final AtomicLong executed = new AtomicLong();

  /**
   * What starts threads.
   *
   * @param main the member of the test, as which threads outside start them
   */
  BubbleThreads(Member main) {
    this.main = main;
  }

  /** Each task in a thread of its own. */
  Executor executor() {
    return task -> execute("executor-" + executed.incrementAndGet(), task);
  }

  /** Runs a task in a thread of its own. */
  void execute(String threadName, Runnable task) {
    Objects.requireNonNull(task, "task");
    Member current = Members.current();
    Member starter = current != null && current.scheduler() == main.scheduler() ? current : main;
    Thread thread =
        Thread.ofVirtual().name(threadName).unstarted(() -> runMember(threadName, task));
    Members.admit(thread, starter);
    try {
      thread.start();
    } catch (Throwable e) {
      Members.ends(thread);
      throw e;
    }
  }

  private void runMember(String threadName, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      main.scheduler().failed(threadName, e);
    } finally {
      Members.ends(Thread.currentThread());
    }
  }
}
