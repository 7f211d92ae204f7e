package dev.sluice.generated;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that a worker has taken at once. The first one is its own; the others are claimed one by
 * one, by that worker or by others that have nothing else to do. So no input waits behind a slow
 * one for want of a worker.
 *
 * @param <L> the type itself
 */
abstract class Lot<L extends Lot<L>> {
  private static final VarHandle CLAIMED;

  static {
    try {
      CLAIMED = MethodHandles.lookup().findVarHandle(Lot.class, "claimed", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int size;
  private final long taken;

  /** How many inputs are claimed, or more. */
  private volatile int claimed = 1;

  /** The lot that was taken after this one. Guarded by the turnstile's lock. */
  @Nullable L next;

  /**
   * A lot whose first input is claimed.
   *
   * @param size how many inputs
   * @param nanoTime now
   */
  Lot(int size, long nanoTime) {
    this.size = size;
    this.taken = nanoTime;
  }

  /** Whether it was taken at an instant or before. */
  final boolean isAsOldAs(long nanoTime) {
    return taken - nanoTime <= 0;
  }

  final int size() {
    return size;
  }

  final boolean isClaimed() {
    return claimed >= size;
  }

  /** Claims an input and says which; -1 if all of them are claimed. */
  final int claimOne() {
    if (isClaimed()) {
      return -1;
    }
    int index = (int) CLAIMED.getAndAdd(this, 1);
    return index < size ? index : -1;
  }

  /** Claims all inputs that nobody has claimed; says which is the first, the size if none is. */
  final int claimRest() {
    return Math.min(size, (int) CLAIMED.getAndSet(this, size));
  }
}
