package dev.sluice.internal.group;

import dev.sluice.Group;
import dev.sluice.Task;
import dev.sluice.internal.channel.DurableFuture;
import dev.sluice.internal.schedule.Members;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Starts the goroutines of a group, as many at once as its limit allows. */
public final class GroupTasks {
  private final GroupCore group;
  private final PlaceLimit places;

  public GroupTasks(GroupCore group) {
    this.group = group;
    this.places = group.places();
  }

  /** See {@link Group#limit}. */
  public void limit(int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException("limit " + tasks + " is below 1");
    }
    places.set(tasks);
  }

  /**
   * See {@link Group#go}.
   *
   * @param platform whether it runs on a platform thread
   */
  public void go(String name, Task task, boolean platform, Runnable[] atEnd) {
    start(name, unlessCancelled(task), true, platform, atEnd);
  }

  /** See {@link Group#tryGo}. */
  public boolean tryGo(String name, Task task, Runnable[] atEnd) {
    return start(name, unlessCancelled(task), false, false, atEnd);
  }

  /**
   * See {@link Group#call}.
   *
   * @param platform whether it runs on a platform thread
   */
  public <R> Future<R> call(String name, Callable<R> task, boolean platform, Runnable[] atEnd) {
    Objects.requireNonNull(task, "go of nil func value");
    FutureTask<R> future =
        Members.current() == null ? new FutureTask<>(task) : new DurableFuture<>(task);
    start(name, new Computation<>(group, task, future), true, platform, atEnd);
    return future;
  }

  private Task unlessCancelled(Task task) {
    Objects.requireNonNull(task, "go of nil func value");
    return () -> {
      if (!group.isCancelled()) {
        task.run();
      }
    };
  }

  private boolean start(String name, Task task, boolean wait, boolean platform, Runnable[] atEnd) {
    Objects.requireNonNull(name, "name");
    List<Runnable> actions = List.of(atEnd);
    group.admitsTask();
    TaskTree branch = new TaskTree(group, taskBehind(), name, actions);
    if (!places.isSet()) {
      GoroutineTask.start(name, task, branch, null, platform);
      return true;
    }
    if (!places.tryTake()) {
      if (!wait) {
        return false;
      }
      places.take();
    }
    GoroutineTask.start(name, task, branch, places, platform);
    return true;
  }

  /**
   * The task of the group that the calling thread works for where another group is current: the
   * thread is a goroutine of the group and has opened the other one, or is a goroutine of that one.
   *
   * @return the task, or null where the thread works for none or the group is current
   */
  private @Nullable TaskTree taskBehind() {
    TaskTree branch = OpenGroups.currentBranch();
    if (branch == null || branch.group() == group) {
      return null;
    }
    while (branch != null && branch.group() != group) {
      branch = branch.group().branch();
    }
    return branch;
  }
}
