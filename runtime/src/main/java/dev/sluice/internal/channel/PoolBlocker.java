package dev.sluice.internal.channel;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Parks a worker of a {@link ForkJoinPool} in a way that lets the pool start another one meanwhile,
 * as the queues of {@code java.util.concurrent} do: the task that will wake it may wait in the same
 * pool.
 *
 * @param operation what the thread waits in
 * @param pending whether that still waits
 * @param nanos for how long; {@link Long#MAX_VALUE} for ever
 */
record PoolBlocker(Object operation, BooleanSupplier pending, long nanos)
    implements ForkJoinPool.ManagedBlocker {
  /** Parks until the thread is unparked, or interrupted, or the time is over. */
  static void park(Object operation, BooleanSupplier pending, long nanos) {
    try {
      ForkJoinPool.managedBlock(new PoolBlocker(operation, pending, nanos));
    } catch (InterruptedException e) {
      // The operation looks at the interrupt status itself.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isReleasable() {
    return !pending.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  @Override
  public boolean block() {
    if (nanos == Long.MAX_VALUE) {
      LockSupport.park(operation);
    } else {
      LockSupport.parkNanos(operation, nanos);
    }
    // Woken for whatever reason: the operation looks for it, and comes back if there is none.
    return true;
  }
}
