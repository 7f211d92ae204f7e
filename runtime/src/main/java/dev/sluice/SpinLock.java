package dev.sluice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for critical sections of a few dozen instructions, in which nothing blocks and nobody
 * else's code runs.
 *
 * <p>Waiting for it is short: a few spins first, then {@link Thread#yield}, which leaves the
 * carrier to another goroutine. The holder is never parked; it may step back itself where it
 * acquires a second lock, and locks are acquired in one order everywhere, so whoever it waits for
 * gets done. It is the superclass of what it guards, to spare an object per channel.
 */
abstract class SpinLock {
  private static final int SPINS = 32;
  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by way of HELD
  private volatile boolean held;

  /** Acquires the lock; not reentrant. */
  void lock() {
    if (!HELD.compareAndSet(this, false, true)) {
      contend(HELD, this);
    }
  }

  /** Releases the lock. What the holder wrote is visible to the next holder. */
  void unlock() {
    HELD.setRelease(this, false);
  }

  /** Waits for the lock that is a boolean field of an object. */
  static void contend(VarHandle held, Object owner) {
    for (int spins = 0; ; spins++) {
      if (!(boolean) held.getVolatile(owner) && held.compareAndSet(owner, false, true)) {
        return;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
