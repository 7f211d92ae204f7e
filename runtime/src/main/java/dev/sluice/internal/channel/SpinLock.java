package dev.sluice.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for critical sections of a few dozen instructions. It is the superclass of what it guards,
 * to spare an object per channel.
 *
 * <p><b>The rule.</b> With such a lock held nobody yields, parks, blocks or runs foreign code, and
 * nobody waits for another such lock: a second lock is {@linkplain #tryLock tried} for a bounded
 * time, and if it is not free everything is released and begun again. So a thread that waits for a
 * lock holds none.
 *
 * <p><b>Why there is progress.</b> A virtual thread leaves its carrier only where it yields, parks
 * or blocks, and the holder does none of these. So the holder is mounted, on a carrier that is a
 * thread of the operating system; the same holds for a pinned goroutine, and a platform thread is
 * such a thread itself. What is assumed is that the operating system lets each of its ready threads
 * run again after some time, also one that it has preempted within a critical section; nothing is
 * assumed of the JDK's scheduler, which may leave a goroutine that has yielded where it is for as
 * long as others are ready. Every section is finite, so every lock becomes free again, on one
 * carrier as well as on many: if there is one carrier, the holder either runs on it, and nobody
 * else does, or is a platform thread. At a safepoint, such as a collection, holders and waiters
 * stand still together.
 *
 * <p>Several may wait for one lock, and none of them is served first. A thread that needs two locks
 * may find one of them taken again and again; each of its attempts is as good as the first, because
 * it holds the first lock while it tries the second, and nobody holds both for longer than a
 * section. This is not fair in the strict sense: what is promised is that somebody always gets on,
 * and that nobody waits for a goroutine that does not run.
 *
 * <p>A thread that calls an operation which may block gives way to other goroutines while it waits
 * for a lock ({@link #lockGivingWay}). An operation that promises not to block does not ({@link
 * #lock}): other goroutines might compute for seconds before it ran again.
 *
 * <p>With the lock there comes {@linkplain StackRoom room on the stack} for the section, so that no
 * {@link StackOverflowError} ends it half way.
 *
 * <p>Checked for every schedule of a few threads by {@code model/locks.pml}.
 */
abstract class SpinLock {
  private static final int SPINS = 64;
  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** 1 while the lock is held. */
  private int held;

  /**
   * Acquires the lock if it is free now or after a short while; not reentrant. A try takes some
   * microseconds at most, and never gives up the processor.
   */
  boolean tryLock() {
    StackRoom.reserve();
    return HELD.compareAndSet(this, 0, 1) || spin(HELD, this);
  }

  /** Releases the lock. What the holder wrote is visible to the next holder. */
  public void unlock() {
    HELD.setRelease(this, 0);
  }

  /** Acquires the lock without giving the carrier to another goroutine. */
  public final void lock() {
    for (long since = 0; !tryLock(); since = OverdueLock.waits(this, since)) {
      pause();
    }
  }

  /** Acquires the lock; other goroutines may run meanwhile. */
  public final void lockGivingWay() {
    for (long since = 0; !tryLock(); since = OverdueLock.waits(this, since)) {
      CarrierFairness.giveWay();
    }
  }

  /** What the log calls it. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }

  /** Waits a moment for a lock, with none held, and without giving way to other goroutines. */
  static void pause() {
    if (Thread.currentThread().isVirtual()) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Tries for a lock that is an {@code int} field of an object, a bounded number of times. */
  static boolean spin(VarHandle held, Object owner) {
    for (int spins = 0; spins < SPINS; spins++) {
      if ((int) held.getVolatile(owner) == 0 && held.compareAndSet(owner, 0, 1)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }
}
