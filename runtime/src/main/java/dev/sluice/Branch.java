package dev.sluice;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A task of a group and every goroutine that was started on its behalf: what {@code atEnd} waits
 * for. A goroutine that a member starts joins the member's branch; {@link Group#go} begins a new
 * one, which the member's own branch waits for.
 */
final class Branch {
  private final Group group;
  private final @Nullable Branch parent;
  private final String name;
  private final List<Runnable> atEnd;

  /** Goroutines and branches of this branch that have not ended. */
  private final AtomicInteger live = new AtomicInteger();

  /** The cycle of stages that goroutines of this branch keep in flight, or null. */
  private volatile @Nullable FeedbackCycle cycle;

  Branch(Group group, @Nullable Branch parent, String name, List<Runnable> atEnd) {
    this.group = group;
    this.parent = parent;
    this.name = name;
    this.atEnd = atEnd;
  }

  Group group() {
    return group;
  }

  /** Whether a single goroutine is all that is left of it. */
  boolean isSingle() {
    return live.get() == 1;
  }

  /** The name of its task, which unnamed goroutines of the branch are reported under. */
  String name() {
    return name;
  }

  /** What runs when it has ended. */
  List<Runnable> atEnd() {
    return atEnd;
  }

  /** Goroutines that are started in this branch from now on keep a cycle in flight. */
  void counts(FeedbackCycle inFlight) {
    cycle = inFlight;
  }

  /**
   * A goroutine is about to start in this branch.
   *
   * @return the cycle that it keeps in flight until it leaves, or null
   */
  @Nullable FeedbackCycle enter(Routine routine) {
    group.add(routine);
    retain();
    FeedbackCycle counting = cycle;
    if (counting != null) {
      counting.add();
    }
    return counting;
  }

  /** A goroutine of this branch has ended; the last one runs {@code atEnd}. */
  void leave(Routine routine, @Nullable Throwable failure) {
    String who = routine.name().isEmpty() ? name : routine.name();
    try {
      if (failure != null) {
        group.ended(who, failure);
      }
      release(who);
    } finally {
      FeedbackCycle counting = routine.cycle();
      if (counting != null) {
        counting.release();
        counting.remove(1);
      }
      // Before the group knows: when join has returned, no goroutine of the group is listed.
      Goroutines.deregister(routine);
      group.remove(routine);
    }
  }

  private void retain() {
    if (live.getAndIncrement() == 0 && parent != null) {
      parent.retain();
    }
  }

  private void release(String who) {
    if (live.decrementAndGet() > 0) {
      return;
    }
    if (!group.isCancelled()) {
      for (Runnable action : atEnd) {
        try {
          action.run();
        } catch (Throwable e) {
          group.ended(who, e);
        }
      }
    }
    if (parent != null) {
      parent.release(who);
    }
  }
}
