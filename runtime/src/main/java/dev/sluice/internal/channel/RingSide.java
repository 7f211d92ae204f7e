package dev.sluice.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Keeps a {@link RingSide} off the cache lines of whatever lies before it. The {@code int} takes
 * the place behind the header where the JVM would otherwise put a small field of a subclass.
 */
abstract class RingSideStart {
  @SuppressWarnings("unused")
  private int p;

  @SuppressWarnings("unused")
  private long p0, p1, p2, p3, p4, p5, p6, p7;
}

/** What goroutines on this side alone use while values flow. */
abstract class RingSideOwn extends RingSideStart {
  /** 1 while this side's lock is held. */
  int held;

  /**
   * Up to which index, exclusive, this side may go on with its own lock and without another look:
   * as far as there was room, or as there were values, when it last looked. Guarded by this side's
   * lock.
   */
  long limit;
}

/** Keeps the lock off the cache line that the other side looks at. */
abstract class RingSideMiddle extends RingSideOwn {
  @SuppressWarnings("unused")
  private int m;

  @SuppressWarnings("unused")
  private long m0, m1, m2, m3, m4, m5, m6, m7;
}

/** What the other side looks at when it thinks that the ring is full or empty. */
abstract class RingSidePublished extends RingSideMiddle {
  @SuppressWarnings("unused") // by way of INDEX
  volatile long index;
}

/**
 * The sending or the receiving side of a {@link BufferedChannel}: a lock, and how many values have
 * passed through this side of the ring. The lock and the index are on cache lines of their own, so
 * that a sender and a receiver on different processors do not take them from one another at every
 * value.
 */
final class RingSide extends RingSidePublished {
  /** How often to look for an instant at which the other side stands still. */
  private static final int LOOKS = 100;

  private static final VarHandle HELD;
  private static final VarHandle INDEX;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HELD = lookup.findVarHandle(RingSideOwn.class, "held", int.class);
      INDEX = lookup.findVarHandle(RingSidePublished.class, "index", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // padding
  private long q0, q1, q2, q3, q4, q5, q6, q7;

  /** See {@link SpinLock#tryLock}. */
  boolean tryLock() {
    StackRoom.reserve();
    return HELD.compareAndSet(this, 0, 1) || SpinLock.spin(HELD, this);
  }

  /** See {@link SpinLock#unlock}. */
  void unlock() {
    HELD.setRelease(this, 0);
  }

  /** This side's own index, with its lock held. */
  long own() {
    return (long) INDEX.get(this);
  }

  /** This side's index as seen from the other side: what was done up to it is visible. */
  long published() {
    return (long) INDEX.getAcquire(this);
  }

  /**
   * How far this side is before the other, without the locks; exact unless the other side goes on
   * all the time.
   */
  long publishedBefore(RingSide other) {
    long behind = other.published();
    long distance = published() - behind;
    for (int i = 0; i < LOOKS && other.published() != behind; i++) {
      behind = other.published();
      distance = published() - behind;
    }
    return distance;
  }

  /** Advances the index: what was done before is visible to whoever sees it. */
  void publish(long next) {
    INDEX.setRelease(this, next);
  }
}
