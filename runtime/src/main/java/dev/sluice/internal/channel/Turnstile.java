package dev.sluice.internal.channel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one goroutine in at a time, and as long as there are free places. Whoever waits is blocked
 * in an operation of this library, so dumps show it, a cancel ends it, and it counts for the proof
 * of a deadlock.
 *
 * <p>It is not fair: {@link #leave} wakes the goroutine that has waited longest, but does not keep
 * the turnstile for it, because a hand-over would cost a switch of threads for each passage. No
 * wake-up is lost: whatever makes room ({@link #leave}, {@link #free}, {@link #end}) wakes a
 * waiter, and a woken goroutine that finds the turnstile taken queues again before the one inside
 * leaves. A goroutine that is woken and leaves with an exception instead has to {@link #end} or
 * pass on what it was woken for; both users do.
 */
public class Turnstile extends WaitQueues {
  private final @Nullable ChannelUsers confinement;
  private final WaitReason reason;
  private final String target;

  /**
   * How many more may go in before others are done; below zero if one has taken more than there
   * were. Guarded by the lock, like all that follows.
   */
  private int places;

  private @Nullable Thread inside;
  private boolean ended;

  /**
   * A turnstile through which nobody has gone.
   *
   * @param group whose members use it, or null
   * @param reason the operation that a dump shows for a goroutine that waits
   * @param target what a dump says that it waits for
   * @param places how many may go in before one of them is done
   */
  public Turnstile(@Nullable Membership group, WaitReason reason, String target, int places) {
    this.confinement = group == null ? null : new ChannelUsers(group);
    this.reason = reason;
    this.target = target;
    this.places = places;
  }

  /**
   * Goes in; blocks while another one is inside or there is no place, unless the caller {@linkplain
   * #canHelp can help}.
   *
   * @return false if the caller is not inside: the turnstile has ended, or it is to help
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   */
  public final boolean enter() throws InterruptedException {
    Passage passage = null;
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      boolean queued = false;
      lock();
      try {
        if (confinement != null) {
          confinement.receiver(Thread.currentThread());
        }
        if (ended) {
          return false;
        }
        if (inside == null && places > 0) {
          inside = Thread.currentThread();
          places--;
          return true;
        }
        if (canHelp()) {
          return false;
        }
        if (passage != null) {
          passage.renew();
          passage.request();
          enqueue(passage);
          queued = true;
        }
      } finally {
        unlock();
      }
      if (passage == null) {
        // Nothing is allocated under the lock: it is tried once more.
        passage = new Passage();
      } else if (queued) {
        waits();
        passage.park();
      }
    }
  }

  /** Goes out; the place stays taken. To be called by the goroutine that is inside. */
  public final void leave() {
    leave(0);
  }

  /** Goes out and takes more places. To be called by the goroutine that is inside. */
  public final void leave(int taken) {
    pass(true, -taken);
  }

  /** Makes places free. */
  public final void free(int more) {
    pass(false, more);
  }

  /** Goes out and makes the place free. */
  public final void leaveAndFree() {
    pass(true, 1);
  }

  private void pass(boolean out, int more) {
    Waiter next = null;
    lock();
    try {
      if (out) {
        inside = null;
      }
      places += more;
      if (inside == null && (places > 0 || canHelp())) {
        next = claimFirst(false);
      }
    } finally {
      unlock();
    }
    release(next);
  }

  /** Lets a goroutine go on that was taken out of the queue; called without the lock. */
  protected static void release(@Nullable Waiter waiter) {
    Thread parked = waiter == null ? null : waiter.complete(true);
    if (parked != null) {
      LockSupport.unpark(parked);
    }
  }

  /** Lets nobody in any more, and everybody go who waits. Idempotent. */
  public final void end() {
    lock();
    try {
      ended = true;
    } finally {
      unlock();
    }
    completeAll(true, false);
  }

  /** Whether the calling thread is inside, which nobody else can change: no lock is needed. */
  public final boolean isInside() {
    return inside == Thread.currentThread();
  }

  /** Whether nobody is let in any more. */
  public final boolean hasEnded() {
    lock();
    try {
      return ended;
    } finally {
      unlock();
    }
  }

  /**
   * Whether there is something to do for a goroutine that would have to wait: it need not go in for
   * that. Called with the lock held.
   */
  public boolean canHelp() {
    return false;
  }

  /** The calling goroutine is about to wait; called without the lock. */
  public void waits() {}

  /** For whom a goroutine waits while nobody is inside, or null. Called with the lock held. */
  public @Nullable Thread lastPlace() {
    return null;
  }

  /** A goroutine that waits to go in. */
  private final class Passage extends QueuedOperation {
    Passage() {
      super(Turnstile.this, reason, target);
    }

    @Override
    @Nullable Membership cancelledGroup() {
      return confinement == null ? null : confinement.cancelledGroup();
    }

    @Override
    public boolean isConfinedTo(Membership group) {
      return confinement != null
          && confinement.group().isEnclosedBy(group)
          && !confinement.isBroken();
    }

    @Override
    public List<Thread> partners() {
      Thread other;
      lock();
      try {
        other = inside != null ? inside : lastPlace();
      } finally {
        unlock();
      }
      return other == null ? List.of() : List.of(other);
    }
  }
}
