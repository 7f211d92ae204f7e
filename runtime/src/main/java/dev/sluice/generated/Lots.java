package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Turnstile;
import dev.sluice.internal.channel.Views;
import dev.sluice.internal.channel.WaitReason;
import dev.sluice.internal.channel.Waiter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A turnstile to the input of several workers, and the lots that they have taken. A worker that
 * would have to wait at the turnstile helps with inputs of others that nobody has begun.
 *
 * @param <L> what a worker takes at once
 */
abstract class Lots<L extends Lot<L>> extends Turnstile {
  private final @Nullable AbstractChannel<?> in;
  private final AtomicInteger workers = new AtomicInteger();

  /** Whether what was taken is not wanted any more. */
  private volatile boolean broken;

  // Guarded by the lock.

  /** No lot before this one has inputs that nobody has claimed. */
  private @Nullable L open;

  /** The one that was added last. */
  private @Nullable L last;

  Lots(ReceiveChannel<?> in, int places) {
    super(GoroutineRegistry.currentGroup(), WaitReason.CHAN_RECEIVE, label(in), places);
    this.in = Views.core(in) instanceof AbstractChannel<?> channel ? channel : null;
  }

  private static String label(ReceiveChannel<?> in) {
    return Views.core(in) instanceof AbstractChannel<?> channel ? channel.label() : "";
  }

  /** A worker that waits for its next input has none, as if it were blocked on the channel. */
  @Override
  public final void waits() {
    if (in != null) {
      in.receiverWaits();
    }
  }

  @Override
  public final boolean canHelp() {
    return firstOpen() != null;
  }

  /** The first lot with inputs that nobody has claimed, or null. Called with the lock held. */
  final @Nullable L firstOpen() {
    L lot = open;
    while (lot != null && lot.isClaimed()) {
      lot = lot.next;
    }
    open = lot;
    return lot;
  }

  /** One more worker. */
  final void join() {
    workers.incrementAndGet();
  }

  final int workers() {
    return workers.get();
  }

  /** Adds a lot behind the others, if what is taken is still wanted. Called with the lock held. */
  final boolean append(L lot) {
    if (broken) {
      return false;
    }
    if (last != null) {
      last.next = lot;
    }
    last = lot;
    open = open == null ? lot : open;
    // Moves on, so that lots which are done are not kept.
    var unused = firstOpen();
    return true;
  }

  /** Whether there are inputs that nobody has claimed, of a lot as old as that. */
  final boolean isToHelp(long takenBefore) {
    lock();
    try {
      L lot = firstOpen();
      return lot != null && lot.isAsOldAs(takenBefore);
    } finally {
      unlock();
    }
  }

  /** A lot with inputs that nobody has claimed, or null; more workers may help with it. */
  final @Nullable L toHelp() {
    L lot;
    Waiter other = null;
    lock();
    try {
      lot = firstOpen();
      if (lot != null) {
        other = claimFirst(false);
      }
    } finally {
      unlock();
    }
    release(other);
    return lot;
  }

  /**
   * What was taken is not wanted any more: no lot is added, and nobody is let in.
   *
   * @return the first lot with inputs that nobody has claimed, or null
   */
  final @Nullable L breakOff() {
    L rest;
    lock();
    try {
      broken = true;
      rest = firstOpen();
    } finally {
      unlock();
    }
    end();
    return rest;
  }

  final boolean isBroken() {
    return broken;
  }
}
