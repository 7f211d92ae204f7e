package dev.sluice.internal.group;

import dev.sluice.internal.channel.CarrierFairness;
import dev.sluice.internal.channel.InFlight;
import dev.sluice.internal.channel.RegisteredGoroutine;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine as the group knows it that it belongs to: linked with its neighbours there, and
 * interrupted once when the group is cancelled.
 */
abstract class GroupMember implements RegisteredGoroutine {
  /** Values of {@link #cancellation}. */
  private static final int UNKNOWN = 0;

  private static final int COMING = 1;
  private static final int KNOWN = 2;

  private static final AtomicIntegerFieldUpdater<GroupMember> CANCELLATION =
      AtomicIntegerFieldUpdater.newUpdater(GroupMember.class, "cancellation");

  // Its neighbours among the goroutines of its group. Guarded by the lock of the GroupLifetime.
  @Nullable GroupMember previous;
  @Nullable GroupMember next;

  /** Whether the goroutine knows that its group is cancelled. */
  private volatile int cancellation = UNKNOWN;

  /** The cycles that it keeps in flight until it ends. */
  abstract List<InFlight> cycles();

  /** Its place, if it has one, is free. */
  abstract void leavePlace();

  /** Interrupts the goroutine, unless it knows already that its group is cancelled. */
  final void interruptOnce() {
    if (CANCELLATION.compareAndSet(this, UNKNOWN, COMING)) {
      try {
        thread().interrupt();
      } finally {
        cancellation = KNOWN;
      }
    }
  }

  /**
   * The calling goroutine is about to leave an operation because its group is cancelled. Where its
   * interrupt is on the way it waits for that, so that the goroutine is interrupted once, and may
   * clean up.
   */
  @Override
  public final void learnsOfCancellation() {
    if (!CANCELLATION.compareAndSet(this, UNKNOWN, KNOWN)) {
      while (cancellation == COMING) {
        CarrierFairness.giveWay();
      }
      // It has come, now or before, and what the operation throws stands for it.
      Thread.interrupted();
    }
  }
}
