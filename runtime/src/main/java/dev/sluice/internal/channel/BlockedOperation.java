package dev.sluice.internal.channel;

import dev.sluice.internal.recording.Recorders;
import dev.sluice.internal.schedule.Alarm;
import dev.sluice.internal.schedule.Member;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import dev.sluice.internal.schedule.Suspension;
import dev.sluice.internal.view.RunViews;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One blocked operation of one goroutine, from the moment it is queued until it is completed or
 * withdrawn. It is its own place in a queue, and so one object; only a select has places besides.
 *
 * <p>{@code state} goes from {@link #WAITING}, by way of {@link #PARKED} if the thread really
 * parks, to the {@link Waiter} that was completed. A thread that completes an operation must have
 * {@linkplain #claim claimed} it: for an operation on one channel the channel's lock is claim
 * enough; a select waits on several channels at once and is claimed by a compare-and-set. The
 * completer writes the value first and the state last, so a goroutine that sees the state sees the
 * value.
 *
 * <p>The goroutine itself calls {@link #renew}, {@link #park} and {@link #withdraw}. Other threads
 * may call what a lock or the claim gives them the right to, {@link #claim} and {@link #complete},
 * and {@link #failWith}; and at any time what reports ask, from {@link #isConfinedTo} to {@link
 * #wakeAt}, which gives an answer that may be late, and means something only if {@link #round} and
 * {@link #isPending} are the same before and after.
 *
 * <p>The thread parks with this object as its blocker: dumps, deadlock detection and cancellation
 * find it there, and an operation that does not block pays nothing for them.
 *
 * <p>Checked for every schedule of a few threads by {@code model/rendezvous.pml}.
 */
public abstract class BlockedOperation extends Waiter implements WaitDescription {
  private static final Object WAITING = new Object();

  /**
   * Where a scheduler decides for the thread, its {@link Suspension} stands in the place of this.
   */
  private static final Object PARKED = new Object();

  /**
   * How often to give way before parking. A parked goroutine is woken on its partner's carrier, and
   * that wakes an idle carrier to steal it: dear enough to be worth a second try. A third gained
   * nothing.
   */
  private static final int YIELDS = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(BlockedOperation.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile Object state = WAITING;
  private volatile Thread thread;
  private volatile long parkedAt;

  /** The group whose failure ends this operation, though it is not one on a channel of it. */
  private volatile @Nullable Membership failed;

  /**
   * Counts the operations that this object has stood for, where it is used again. Written before
   * {@code state}, and read after it.
   */
  private int round;

  BlockedOperation() {
    thread = Thread.currentThread();
  }

  /** The operation that a thread is parked in, or null. */
  public static @Nullable BlockedOperation of(Thread thread) {
    return LockSupport.getBlocker(thread) instanceof BlockedOperation operation
            && operation.isPending()
        ? operation
        : null;
  }

  /** Makes the object stand for a new operation of the calling thread. Nothing may be queued. */
  final void renew() {
    thread = Thread.currentThread();
    round++;
    failed = null;
    state = WAITING;
  }

  /**
   * Takes the operation out of every queue.
   *
   * @return false if it was completed, or is just being completed, and so has happened
   */
  abstract boolean withdraw();

  /** The group that was cancelled under this operation, or null. */
  abstract @Nullable Membership cancelledGroup();

  /**
   * Whether the operation ends when the group of the goroutine that it blocks is cancelled, though
   * nothing of that group is waited for.
   */
  public boolean endsWithItsGroup() {
    return true;
  }

  /** Whether only members of the group can ever complete this operation. */
  public abstract boolean isConfinedTo(Membership group);

  /** Whether only members of a scheduler, or its alarms, can end the wait. */
  abstract boolean isDurableIn(Scheduler scheduler);

  /** What is waited on; any of it completes the operation. */
  public abstract List<WaitTarget> awaited();

  /** The threads that must go on first, where they are known; see {@link #partnerIds}. */
  public List<Thread> partners() {
    return List.of();
  }

  /**
   * The ids of the threads that must go on first, or did the counterpart of this operation last; 0
   * where none did.
   */
  public long[] partnerIds() {
    return partners().stream().mapToLong(Thread::threadId).toArray();
  }

  /** Whether it is said that threads outside the group will complete this operation. */
  public boolean expectsOutsiders() {
    return false;
  }

  /** Whether the wait is one for others, which recordings and metrics tell of. */
  public boolean isRecorded() {
    return true;
  }

  /** Whether it waits for goroutines to end or to be done, rather than for a value. */
  public boolean waitsForOthers() {
    return false;
  }

  /**
   * When to {@linkplain #expire look at the clock} again, on the clock of the thread; {@link
   * Long#MAX_VALUE} for never.
   */
  public long wakeAt() {
    return Long.MAX_VALUE;
  }

  /** The place of this operation among those that look at the clock at the same instant. */
  long wakeOrder() {
    return 0;
  }

  /** Called when {@link #wakeAt} has passed: what is due is completed. */
  public void expire() {}

  @Override
  final Thread thread() {
    return thread;
  }

  public final int round() {
    return round;
  }

  /** When the thread parked, as {@link System#nanoTime}. */
  public final long parkedAt() {
    return parkedAt;
  }

  /** Ends the operation with the failure of a group: nothing else ever will. */
  public void failWith(Membership group) {
    failed = group;
    Members.unpark(thread);
  }

  /** Whether the operation still waits. */
  public final boolean isPending() {
    return !(state instanceof Waiter);
  }

  @Override
  final @Nullable Thread happened() {
    return complete(this);
  }

  /** Completes the claimed operation; returns the thread to unpark, or null. */
  final @Nullable Thread complete(Waiter waiter) {
    Thread sleeper = thread;
    Object before = STATE.getAndSet(this, waiter);
    if (before instanceof Suspension suspension) {
      suspension.resume();
      return sleeper;
    }
    return before == PARKED ? sleeper : null;
  }

  /** Blocks until the operation is completed; see {@link #park(Deadline)}. */
  public final Waiter park() throws InterruptedException {
    return Objects.requireNonNull(park(Deadline.NEVER));
  }

  /**
   * Blocks until the operation is completed, or the deadline has passed.
   *
   * @return the place that was completed; null where the deadline passed before that, and the
   *     operation is withdrawn
   * @throws InterruptedException if the thread is interrupted, its group cancelled, or the group of
   *     what it waits for, before that; the operation is withdrawn then
   */
  public final @Nullable Waiter park(Deadline deadline) throws InterruptedException {
    // Where goroutines share a carrier the partner often runs now, and nobody has to park or to
    // unpark. Spinning instead would keep it from running.
    for (int i = 0; i < YIELDS && state == WAITING; i++) {
      CarrierFairness.giveWay();
    }
    boolean interrupted = false;
    Member member = Members.current();
    Suspension suspension = member == null ? null : member.suspend(isDurableIn(member.scheduler()));
    Object parked = suspension == null ? PARKED : suspension;
    if (state == WAITING && STATE.compareAndSet(this, WAITING, parked)) {
      parkedAt = System.nanoTime();
      Object recorded = isRecorded() ? Recorders.get().blocks() : null;
      boolean foreign = GoroutineRegistry.parks(thread);
      Membership own = GoroutineRegistry.groupOfGoroutine(thread);
      Deadline limit = deadline;
      try {
        while (state == parked) {
          if (member != null && member.isToEnd() && withdraw()) {
            throw end(member);
          }
          if (Thread.interrupted()) {
            interrupted = true;
            if (withdraw()) {
              throw new InterruptedException();
            }
          }
          Membership cancelled = cancelledGroup(own);
          if (cancelled != null && withdraw()) {
            throw interruption(cancelled);
          }
          if (limit.left() <= 0) {
            if (withdraw()) {
              return null;
            }
            // It is just being completed, and the thread that does so unparks this one.
            limit = Deadline.NEVER;
          }
          if (suspension == null) {
            sleep(limit);
          } else {
            sleep(limit, suspension);
          }
        }
      } finally {
        if (foreign) {
          GoroutineRegistry.unparks(thread);
        }
        if (member != null) {
          member.goesOn();
        }
        if (recorded != null) {
          Recorders.get().unblocked(recorded, new ParkedWait(thread, this, parkedAt));
        }
        if (own != null && RunViews.isBlockedMeasured() && isRecorded()) {
          own.blocked(thread, System.nanoTime() - parkedAt);
        }
      }
    } else if (member != null) {
      member.goesOn();
    }
    if (interrupted) {
      // The value was handed over before the interrupt took effect: it is not lost, nor is the
      // interrupt.
      thread.interrupt();
    }
    Waiter completed = (Waiter) state;
    if (completed.cancelled) {
      Membership cancelled = cancelledGroup(GoroutineRegistry.groupOfGoroutine(thread));
      throw cancelled == null ? new InterruptedException() : interruption(cancelled);
    }
    return completed;
  }

  /** The group whose end is the end of this operation, if there is one. */
  private @Nullable Membership cancelledGroup(@Nullable Membership own) {
    Membership cancelled = cancelledGroup();
    if (cancelled == null) {
      cancelled = failed;
    }
    // A goroutine that has swallowed its interrupt must not keep its group from ending.
    return cancelled == null && own != null && own.isCancelled() && endsWithItsGroup()
        ? own
        : cancelled;
  }

  /** What the operation ends with because a group is cancelled. */
  private InterruptedException interruption(Membership cancelled) {
    RegisteredGoroutine goroutine = GoroutineRegistry.goroutineOf(thread);
    Membership own = goroutine == null ? null : goroutine.membership();
    if (goroutine != null && own != null && own.isCancelled()) {
      goroutine.learnsOfCancellation();
    }
    return cancelled.interruption(thread);
  }

  /** Waits to be unparked, or for the next moment to look at the clock. */
  private void sleep(Deadline deadline) {
    long nanos = deadline.left();
    long wakeAt = wakeAt();
    if (wakeAt != Long.MAX_VALUE) {
      long ahead = wakeAt - System.nanoTime();
      if (ahead <= 0) {
        expire();
        return;
      }
      nanos = Math.min(nanos, ahead);
    }
    parkFor(nanos);
  }

  private void parkFor(long nanos) {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
      PoolBlocker.park(this, this::isPending, nanos);
    } else if (nanos == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }

  // Where a scheduler decides for the thread.

  /** As above, in the time of the scheduler. */
  private void sleep(Deadline deadline, Suspension suspension) {
    long wakeAt = wakeAt();
    if (wakeAt != Long.MAX_VALUE && wakeAt - suspension.scheduler().nanoTime() <= 0) {
      expire();
      return;
    }
    boolean first = !deadline.limited() || wakeAt < deadline.nanos();
    Alarm alarm =
        first
            ? suspension.alarm(wakeAt, wakeOrder())
            : suspension.alarm(deadline.nanos(), deadline.order());
    // Reports find the operation also while it is the thread that lets the time go on.
    LockSupport.setCurrentBlocker(this);
    try {
      if (suspension.block()) {
        parkFor(Long.MAX_VALUE);
        suspension.awake();
      }
    } finally {
      LockSupport.setCurrentBlocker(null);
      alarm.cancel();
    }
  }

  /** What the scheduler ends the wait with. */
  private static RuntimeException end(Member member) {
    Supplier<? extends Throwable> exception = member.takeEnd();
    if (exception == null) {
      throw new AssertionError("a wait is ended once, by its own thread");
    }
    throw Failures.<RuntimeException>sneak(exception.get());
  }
}
