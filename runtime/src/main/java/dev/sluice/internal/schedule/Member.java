package dev.sluice.internal.schedule;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread that a {@link Scheduler} decides for: a goroutine, or the thread of the test. */
public final class Member {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Scheduler scheduler;

  /** Those of the scheduler that have not ended, this one among them. */
  private final Set<Member> all;

  /** Says, in numbers, whose child it is: the same in each run, however threads are scheduled. */
  private final long path;

  /** Counts its children and its selects. Used by its own thread. */
  private long made;

  private volatile Thread thread;
  private volatile @Nullable Suspension suspension;
  private volatile long movedAt = System.nanoTime();
  private final AtomicReference<@Nullable Supplier<? extends Throwable>> end =
      new AtomicReference<>();

  /**
   * The first member of a scheduler.
   *
   * @param scheduler the scheduler
   * @param thread its thread
   * @param seed what its selects, and those of all whom it starts, are seeded with
   */
  public Member(Scheduler scheduler, Thread thread, long seed) {
    this(scheduler, ConcurrentHashMap.newKeySet(), thread, seed);
    all.add(this);
  }

  private Member(Scheduler scheduler, Set<Member> all, Thread thread, long seed) {
    this.scheduler = scheduler;
    this.all = all;
    this.thread = thread;
    this.path = seed;
  }

  /** A member that this one starts, and that counts as able to run; to be called by its thread. */
  Member child(Thread started) {
    Member child = new Member(scheduler, all, started, nextSeed());
    scheduler.ready();
    all.add(child);
    return child;
  }

  /** It has ended, or has not started after all. Called by the thread that counts for it. */
  void ended() {
    all.remove(this);
    scheduler.blocked();
  }

  /**
   * The members of the scheduler that have not ended.
   *
   * @return the members, also those that come and go while they are looked at
   */
  public Collection<Member> all() {
    return Collections.unmodifiableCollection(all);
  }

  /** The next number of a sequence that is the same in each run. */
  long nextSeed() {
    long mixed = path + ++made * GOLDEN;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * The scheduler that decides for it.
   *
   * @return the scheduler
   */
  public Scheduler scheduler() {
    return scheduler;
  }

  /**
   * Its thread.
   *
   * @return the thread
   */
  public Thread thread() {
    return thread;
  }

  /**
   * It goes on in another thread. To be called while it does not run.
   *
   * @param other the thread
   */
  public void moveTo(Thread other) {
    thread = other;
    movedAt = System.nanoTime();
  }

  /**
   * The member is about to wait, and looks for what it waits for only after this: nobody's news are
   * missed. To be called by its thread.
   *
   * @param durable whether only members of the scheduler, or its alarms, can end the wait
   * @return the wait
   */
  public Suspension suspend(boolean durable) {
    Suspension begun = new Suspension(scheduler, durable, movedAt);
    suspension = begun;
    return begun;
  }

  /** The wait is over. To be called by the member's thread. */
  public void goesOn() {
    Suspension over = suspension;
    if (over != null) {
      movedAt = over.isDurable() ? over.movedAt() : System.nanoTime();
      suspension = null;
    }
  }

  /**
   * What it waits in.
   *
   * @return the wait, or null
   */
  public @Nullable Suspension suspension() {
    return suspension;
  }

  /**
   * Whether it waits, and for nobody but members and alarms.
   *
   * @return true if so
   */
  public boolean isBlocked() {
    Suspension now = suspension;
    return now != null && now.isBlocked();
  }

  /**
   * Since when it has run, or has waited for something else than members and alarms.
   *
   * @return the time, as {@link System#nanoTime}
   */
  public long movedAt() {
    Suspension now = suspension;
    return now == null ? movedAt : now.movedAt();
  }

  /**
   * Ends what it waits for, if it waits, with an exception.
   *
   * @param exception makes the exception, in the member's own thread
   */
  public void end(Supplier<? extends Throwable> exception) {
    end.set(exception);
    resume();
    LockSupport.unpark(thread);
  }

  /** Lets it look again, when it is unparked, whether what it waits for is there. */
  void resume() {
    Suspension now = suspension;
    if (now != null) {
      now.resume();
    }
  }

  /**
   * What its wait has to end with; the answer is given once.
   *
   * @return makes the exception; null if the wait goes on
   */
  public @Nullable Supplier<? extends Throwable> takeEnd() {
    return end.get() == null ? null : end.getAndSet(null);
  }

  /**
   * Whether {@link #takeEnd} has an answer.
   *
   * @return true if so
   */
  public boolean isToEnd() {
    return end.get() != null;
  }
}
