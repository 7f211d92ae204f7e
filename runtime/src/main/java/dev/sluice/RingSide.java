package dev.sluice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Keeps the fields of a {@link RingSide} off the cache lines of whatever lies before it. */
abstract class RingSidePadding {
  @SuppressWarnings("unused")
  private long p0, p1, p2, p3, p4, p5, p6, p7;
}

/** What a {@link RingSide} consists of. */
abstract class RingSideFields extends RingSidePadding {
  @SuppressWarnings("unused") // by way of HELD
  volatile boolean held;

  @SuppressWarnings("unused") // by way of INDEX
  volatile long index;

  /**
   * The other side's index as this side last read it: late, perhaps behind even this side's own,
   * and never ahead of the truth. Guarded by this side's lock.
   */
  long seenOther;

  /** How many operations needed only this side's lock. Guarded by it. */
  long alone;
}

/**
 * The sending or the receiving side of a {@link BufferedChannel}: a lock, and how many values have
 * passed through this side of the ring. On cache lines of its own, so that a sender and a receiver
 * on different processors do not take them from one another at every value.
 */
final class RingSide extends RingSideFields {
  private static final VarHandle HELD;
  private static final VarHandle INDEX;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HELD = lookup.findVarHandle(RingSideFields.class, "held", boolean.class);
      INDEX = lookup.findVarHandle(RingSideFields.class, "index", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // padding
  private long q0, q1, q2, q3, q4, q5, q6, q7;

  void lock() {
    if (!HELD.compareAndSet(this, false, true)) {
      SpinLock.contend(HELD, this);
    }
  }

  void unlock() {
    HELD.setRelease(this, false);
  }

  /** This side's own index, with its lock held. */
  long own() {
    return (long) INDEX.get(this);
  }

  /** This side's index as seen from the other side: what was done up to it is visible. */
  long published() {
    return (long) INDEX.getAcquire(this);
  }

  /** Advances the index: what was done before is visible to whoever sees it. */
  void publish(long next) {
    INDEX.setRelease(this, next);
  }
}
