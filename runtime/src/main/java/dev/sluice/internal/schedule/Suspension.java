package dev.sluice.internal.schedule;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;

/**
 * One wait of one member. As a permit of {@link LockSupport} does, a {@link #resume} that comes
 * before the member has {@linkplain #block blocked} keeps it from blocking.
 *
 * <p>The member's thread calls {@link #block}, parks if that returned true, calls {@link #awake},
 * looks whether what it waits for is there, and begins again if not. Whoever ends the wait calls
 * {@link #resume} and then unparks the thread.
 */
public final class Suspension {
  // Values of the state.
  private static final int RUNS = 0;
  private static final int BLOCKED = 1;

  /** It runs, and was resumed meanwhile. */
  private static final int RESUMED = 2;

  /** It is just being counted as able to run. */
  private static final int COUNTING = 3;

  private static final AtomicIntegerFieldUpdater<Suspension> STATE =
      AtomicIntegerFieldUpdater.newUpdater(Suspension.class, "state");

  private final Scheduler scheduler;
  private final Thread thread = Thread.currentThread();
  private final boolean durable;
  private volatile int state = RUNS;
  private volatile long movedAt;

  /**
   * A wait of the calling thread.
   *
   * @param movedAt since when it has run
   */
  Suspension(Scheduler scheduler, boolean durable, long movedAt) {
    this.scheduler = scheduler;
    this.durable = durable;
    this.movedAt = movedAt;
  }

  /**
   * The scheduler of the member that waits.
   *
   * @return the scheduler
   */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** Whether only members of the scheduler, or its alarms, can end the wait. */
  boolean isDurable() {
    return durable;
  }

  /** Since when the member has been able to run, as {@link System#nanoTime}. */
  long movedAt() {
    return movedAt;
  }

  /** Whether the member counts as blocked. */
  boolean isBlocked() {
    return state == BLOCKED;
  }

  /**
   * The member is about to park.
   *
   * @return false if it must not, because it was resumed
   */
  public boolean block() {
    if (durable) {
      if (!STATE.compareAndSet(this, RUNS, BLOCKED)) {
        state = RUNS;
        return false;
      }
      scheduler.blocked();
    }
    return true;
  }

  /** The member was unparked, for whatever reason. */
  public void awake() {
    if (!durable) {
      return;
    }
    if (STATE.compareAndSet(this, BLOCKED, COUNTING)) {
      count();
    }
    while (state == COUNTING) {
      // Two instructions of another thread, which the system may have preempted.
      Thread.yield();
    }
  }

  /**
   * The member is able to run, and counts as such from now on; its thread has to be unparked after
   * that. Never blocks; may be called with the lock of a channel held, at any time, by any thread.
   */
  public void resume() {
    if (!durable) {
      return;
    }
    while (true) {
      switch (state) {
        case BLOCKED -> {
          if (STATE.compareAndSet(this, BLOCKED, COUNTING)) {
            count();
            return;
          }
        }
        case RUNS -> {
          if (STATE.compareAndSet(this, RUNS, RESUMED)) {
            return;
          }
        }
        // Two instructions of another thread, but until then it does not count yet.
        case COUNTING -> Thread.onSpinWait();
        default -> {
          return;
        }
      }
    }
  }

  private void count() {
    movedAt = System.nanoTime();
    scheduler.ready();
    state = RUNS;
  }

  /**
   * Sets an alarm that resumes the member.
   *
   * @param at when, as {@link Scheduler#nanoTime}; {@link Long#MAX_VALUE} for never
   * @param order its place among those of the same instant
   * @return the alarm, to be cancelled when the member has gone on
   */
  public Alarm alarm(long at, long order) {
    if (at == Long.MAX_VALUE) {
      return () -> {};
    }
    return scheduler.alarm(
        at,
        order,
        () -> {
          resume();
          LockSupport.unpark(thread);
        });
  }
}
