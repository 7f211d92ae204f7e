package dev.sluice;

import dev.sluice.internal.group.GroupTasks;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Starts goroutines of a group on platform threads, for code that computes for long or pins its
 * carrier. The threads are daemons, named like the goroutines; everything else is as with
 * goroutines on virtual threads.
 */
public final class PlatformGoroutines {
  private final GroupTasks tasks;

  PlatformGoroutines(GroupTasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Starts a goroutine like {@link Group#go}.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link Group#go}
   */
  public void go(String name, Task task, Runnable... atEnd) {
    tasks.go(name, task, true, atEnd);
  }

  /**
   * Starts a goroutine that computes a result, like {@link Group#call}.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link Group#call}
   * @param <R> the type of the result
   * @return the result
   */
  public <R> Future<R> call(String name, Callable<R> task, Runnable... atEnd) {
    return tasks.call(name, task, true, atEnd);
  }
}
