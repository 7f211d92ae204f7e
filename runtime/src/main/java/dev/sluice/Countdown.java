package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counter and the goroutines that wait until it is zero, in the receivers' queue. */
final class Countdown extends WaitQueues {
  private final @Nullable Group group;
  private final boolean joins;
  private int count;

  /** How often the counter has reached zero: those who wait are released up to a round. */
  private int round;

  /** Whether somebody outside the group ever used it. */
  private volatile boolean broken;

  /** Whether it was ever counted down. */
  private volatile boolean countedDown;

  private Countdown(@Nullable Group group, boolean joins) {
    this.group = group;
    this.joins = joins;
  }

  /** The counter of a wait group, which belongs to a group if its maker does. */
  static Countdown ofWaitGroup(@Nullable Group group) {
    return new Countdown(group, false);
  }

  /**
   * The counter of a group's own goroutines; waiting for it goes on when the group is cancelled.
   */
  static Countdown ofMembers(Group group) {
    return new Countdown(group, true);
  }

  void add(int n) {
    boolean negative;
    int released = 0;
    lock();
    try {
      admit();
      negative = count + n < 0;
      if (!negative) {
        count += n;
        countedDown |= n < 0;
        if (count == 0) {
          released = ++round;
        }
      }
    } finally {
      unlock();
    }
    if (negative) {
      throw new IllegalStateException("sync: negative WaitGroup counter");
    }
    if (released > 0) {
      release(released);
    }
  }

  /** Releases those who waited when the counter reached zero, and none who came after that. */
  private void release(int upTo) {
    completeAll(true, false, waiter -> ((CountdownParker) waiter).awaitedRound - upTo < 0);
  }

  void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CountdownParker parker = new CountdownParker();
    lockGivingWay();
    try {
      admit();
      if (count == 0) {
        return;
      }
      parker.awaitedRound = round;
      enqueue(parker);
    } finally {
      unlock();
    }
    parker.park();
  }

  /** Whether it is a wait group that was never counted down. */
  boolean isOneSided() {
    return !joins && !countedDown;
  }

  private void admit() {
    if (!joins && group != null && !broken && !group.encloses(Thread.currentThread())) {
      broken = true;
      group.outsiderCame();
    }
  }

  /** A goroutine that waits for the counter. */
  private final class CountdownParker extends Parker {
    /** The round of the counter that is waited for. */
    int awaitedRound;

    @Override
    boolean claim() {
      return true;
    }

    @Override
    boolean withdraw() {
      lock();
      try {
        return dequeue(this);
      } finally {
        unlock();
      }
    }

    @Override
    @Nullable Group cancelledGroup() {
      return !joins && group != null && group.isCancelled() ? group : null;
    }

    @Override
    boolean isConfinedTo(Group other) {
      return group != null && !broken && group.isEnclosedBy(other);
    }

    @Override
    boolean isDurableIn(Scheduler scheduler) {
      return Countdown.this.isDurableIn(scheduler);
    }

    /** Waiting for a group's own goroutines ends when they do, also if this one's is cancelled. */
    @Override
    boolean endsWithItsGroup() {
      return !joins;
    }

    /** A join goes on until the goroutines, which the failure cancels, have ended. */
    @Override
    void failWith(Group failed) {
      if (!joins) {
        super.failWith(failed);
      }
    }

    @Override
    boolean waitsForOthers() {
      return true;
    }

    @Override
    List<Awaited> awaited() {
      return List.of(new Awaited(Countdown.this, false));
    }

    @Override
    List<Thread> partners() {
      return joins && group != null
          ? group.routines().stream().map(Routine::thread).toList()
          : List.of();
    }

    @Override
    String reason() {
      return joins ? "group join" : "sync.WaitGroup.Wait";
    }

    @Override
    String target() {
      return joins && group != null ? group.name() : "";
    }
  }
}
