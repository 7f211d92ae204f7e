package dev.sluice.internal.group;

import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.WaitGroup;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.InFlight;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A task of a group with the goroutines that were started on its behalf, its children: what {@code
 * atEnd} waits for. A goroutine that {@link Go} or {@link WaitGroup} starts joins the branch of the
 * one that starts it; {@link Group#go} begins a branch of its own.
 *
 * <p>A branch knows the one that waits for it, if any, and none knows those that it waits for: so a
 * task that restarts itself for ever leaves nothing behind.
 */
public final class TaskTree {
  private final GroupCore group;

  /**
   * The task that this one works for, from inside another group, and that waits for it; or null.
   */
  private final @Nullable TaskTree parent;

  private final String name;
  private final List<Runnable> atEnd;

  /** Goroutines and branches of this branch that have not ended. */
  private final AtomicInteger live = new AtomicInteger();

  /** Whether its end has come, by which {@code atEnd} has run or never will. */
  private volatile boolean over;

  /** Whether it has ended without doing what it was started for, so that {@code atEnd} is off. */
  private volatile boolean cancelled;

  /** The cycles of stages that goroutines of this branch keep in flight. */
  private volatile List<InFlight> cycles = List.of();

  TaskTree(GroupCore group, @Nullable TaskTree parent, String name, List<Runnable> atEnd) {
    this.group = group;
    this.parent = waiting(parent);
    this.name = name;
    this.atEnd = atEnd;
  }

  /** The nearest one that has anything to do at its end. */
  private static @Nullable TaskTree waiting(@Nullable TaskTree parent) {
    TaskTree branch = parent;
    while (branch != null && branch.atEnd.isEmpty()) {
      branch = branch.parent;
    }
    return branch;
  }

  GroupCore group() {
    return group;
  }

  /** The name of its task, which unnamed goroutines of the branch are reported under. */
  String name() {
    return name;
  }

  /** What runs when it has ended. */
  public List<Runnable> atEnd() {
    return atEnd;
  }

  /** The task of this branch, and what it starts from now on, keep cycles in flight. */
  void countsIn(List<InFlight> inFlight) {
    cycles = inFlight;
  }

  /** Its task was cancelled alone: {@code atEnd} is not to run. */
  void cancel() {
    cancelled = true;
  }

  /**
   * A goroutine is about to start in this branch. If that throws, it counts nowhere.
   *
   * @return the cycles that it keeps in flight until it leaves
   */
  List<InFlight> enter(GroupMember routine) {
    group.add(routine);
    retain();
    List<InFlight> counting = cycles;
    int started = 0;
    try {
      // A loop, which needs no memory where there is no cycle.
      for (; started < counting.size(); started++) {
        counting.get(started).starts(routine.thread());
      }
    } catch (Throwable e) {
      // The group ends with the error, and so atEnd does not run for a goroutine that never was.
      String who = routine.name().isEmpty() ? name : routine.name();
      group.ended(who, e);
      release(who);
      for (int i = 0; i < started; i++) {
        counting.get(i).ends(routine.thread());
      }
      group.remove(routine);
      throw e;
    }
    return counting;
  }

  /** A goroutine of this branch has ended; the last one runs {@code atEnd}. */
  void leave(GroupMember routine, @Nullable Throwable failure) {
    String who = routine.name().isEmpty() ? name : routine.name();
    try {
      if (failure != null) {
        group.ended(who, failure);
      }
      release(who);
    } finally {
      try {
        // After atEnd, which may close a channel of the cycle and so wake a stage of it.
        // A loop, which needs no memory where there is no cycle.
        List<InFlight> cycles = routine.cycles();
        for (int i = 0; i < cycles.size(); i++) {
          cycles.get(i).ends(routine.thread());
        }
      } finally {
        // Before the group knows: when join has returned, no goroutine of the group is listed.
        try {
          GoroutineRegistry.deregister(routine);
          routine.leavePlace();
        } finally {
          group.remove(routine);
        }
      }
    }
  }

  private void retain() {
    if (live.getAndIncrement() == 0 && parent != null && !over) {
      parent.live.incrementAndGet();
    }
  }

  /** Not by recursion: tasks may work for one another in a long chain. */
  private void release(String who) {
    TaskTree branch = this;
    while (branch != null && branch.live.decrementAndGet() == 0) {
      if (branch.over) {
        branch = branch.parent;
      } else {
        branch.over = true;
        // What atEnd starts is waited for, too, and does not bring the end about again.
        branch.live.incrementAndGet();
        branch.end(who);
      }
    }
  }

  private void end(String who) {
    for (int i = 0; i < atEnd.size(); i++) {
      if (cancelled || group.isCancelled()) {
        return;
      }
      try {
        atEnd.get(i).run();
      } catch (Throwable e) {
        group.ended(who, e);
      }
    }
  }
}
