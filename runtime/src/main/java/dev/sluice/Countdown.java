package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A counter and the goroutines that wait until it is zero, in the receivers' queue. */
final class Countdown extends WaitQueues {
  private final @Nullable Group group;
  private final boolean joins;
  private int count;

  /** Whether somebody outside the group ever used it. */
  private boolean broken;

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
    List<Thread> woken = List.of();
    lock();
    try {
      admit();
      if (count + n < 0) {
        throw new IllegalStateException("sync: negative WaitGroup counter");
      }
      count += n;
      if (count == 0 && hasReceiver()) {
        woken = completeAll();
      }
    } finally {
      unlock();
    }
    woken.forEach(LockSupport::unpark);
  }

  private List<Thread> completeAll() {
    List<Thread> woken = new ArrayList<>();
    for (Waiter waiter = claimFirst(false); waiter != null; waiter = claimFirst(false)) {
      Thread thread = waiter.complete(true);
      if (thread != null) {
        woken.add(thread);
      }
    }
    return woken;
  }

  void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CountdownParker parker;
    lock();
    try {
      admit();
      if (count == 0) {
        return;
      }
      parker = new CountdownParker();
      enqueue(parker);
    } finally {
      unlock();
    }
    parker.park();
  }

  private void admit() {
    if (!joins && group != null && !broken && !group.hasMember(Thread.currentThread())) {
      broken = true;
    }
  }

  /** A goroutine that waits for the counter. */
  private final class CountdownParker extends Parker {
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
      lock();
      try {
        return group != null && group.isEnclosedBy(other) && !broken;
      } finally {
        unlock();
      }
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
