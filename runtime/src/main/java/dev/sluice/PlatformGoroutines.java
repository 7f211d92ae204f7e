package dev.sluice;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Starts goroutines of a group on platform threads, for code that computes for long or pins its
 * carrier. The threads are daemons, named like the goroutines; everything else is as with
 * goroutines on virtual threads.
 */
public final class PlatformGoroutines {
  private final Group group;

  PlatformGoroutines(Group group) {
    this.group = group;
  }

  /**
   * Starts a goroutine like {@link Group#go}.
   *
   * @param name the name, which shows in reports
   * @param task what it runs
   * @param atEnd as in {@link Group#go}
   */
  public void go(String name, Task task, Runnable... atEnd) {
    group.goOnPlatform(name, task, atEnd);
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
    return group.callOnPlatform(name, task, atEnd);
  }
}
