package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Turnstile;
import dev.sluice.internal.channel.Views;
import dev.sluice.internal.channel.WaitReason;
import dev.sluice.internal.channel.Waiter;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The turns of {@link OrderedWorkers}: a turnstile to the input, and the tickets with turns that
 * were taken and have not been delivered, in their order. A worker that would have to wait at the
 * turnstile helps with turns of others that nobody has begun.
 *
 * <p>A ticket of one turn takes as many places as {@value #SINGLE} others: inputs that are taken
 * alone may be slow or large, those that are taken at once were handled in some microseconds.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class Turns<T, R> extends Turnstile {
  /** How many places a ticket of one turn takes. Of more tickets than that nothing was gained. */
  static final int SINGLE = 4;

  private final @Nullable AbstractChannel<?> in;

  /** Whether no turn will be delivered any more. */
  private volatile boolean broken;

  private final AtomicInteger workers = new AtomicInteger();

  // Guarded by the lock.

  /** The ticket whose turn is next. */
  private @Nullable Ticket<T, R> first;

  private @Nullable Ticket<T, R> last;

  /** No ticket before this one has turns that nobody has claimed. */
  private @Nullable Ticket<T, R> open;

  /** Which turn of the first ticket is next; for the one who delivers. */
  private int index;

  Turns(ReceiveChannel<?> in, int bound) {
    super(
        GoroutineRegistry.currentGroup(),
        WaitReason.CHAN_RECEIVE,
        label(in),
        SINGLE * Math.min(bound, Integer.MAX_VALUE / SINGLE));
    this.in = Views.core(in) instanceof AbstractChannel<?> channel ? channel : null;
  }

  private static String label(ReceiveChannel<?> in) {
    return Views.core(in) instanceof AbstractChannel<?> channel ? channel.label() : "";
  }

  /** A worker that waits for its next input has none, as if it were blocked on the channel. */
  @Override
  public void waits() {
    if (in != null) {
      in.receiverWaits();
    }
  }

  /** The worker that has the turn on which the others wait. */
  @Override
  public @Nullable Thread lastPlace() {
    Ticket<T, R> ticket = first;
    int next = index;
    return ticket == null || next >= ticket.size() ? null : ticket.turn(next).worker();
  }

  @Override
  public boolean canHelp() {
    Ticket<T, R> ticket = open;
    while (ticket != null && ticket.isClaimed()) {
      ticket = ticket.next;
    }
    open = ticket;
    return ticket != null;
  }

  /** One more worker. */
  void join() {
    workers.incrementAndGet();
  }

  int workers() {
    return workers.get();
  }

  /**
   * Adds a ticket behind the others and goes out. To be called by the worker that is inside.
   *
   * @return false if no turn will be delivered any more
   */
  boolean add(Ticket<T, R> ticket) {
    lock();
    try {
      if (broken) {
        return false;
      }
      if (last == null) {
        first = ticket;
        open = ticket;
        var unused = ticket.turn(0).isDoneWhenNext();
      } else {
        last.next = ticket;
        open = open == null ? ticket : open;
      }
      last = ticket;
      // Moves on, so that tickets which are delivered are not kept.
      var unused = canHelp();
    } finally {
      unlock();
    }
    leave(ticket.size() == 1 ? SINGLE - 1 : 0);
    return true;
  }

  /** Whether there are turns that nobody has claimed. */
  boolean isToHelp() {
    lock();
    try {
      return canHelp();
    } finally {
      unlock();
    }
  }

  /** A ticket with turns that nobody has claimed, or null; more workers may help with it. */
  @Nullable Ticket<T, R> toHelp() {
    Ticket<T, R> ticket;
    Waiter other = null;
    lock();
    try {
      ticket = canHelp() ? open : null;
      if (ticket != null) {
        other = claimFirst(false);
      }
    } finally {
      unlock();
    }
    release(other);
    return ticket;
  }

  // For the one who delivers.

  /** The turn that is next, and done. */
  Turn<T, R> next() {
    return Objects.requireNonNull(first).turn(index);
  }

  /**
   * The next turn is delivered.
   *
   * @return whether the one behind it is done; if not, or if there is none, the caller does not
   *     deliver any more
   */
  boolean delivered() {
    Ticket<T, R> ticket = Objects.requireNonNull(first);
    index++;
    if (index < ticket.size()) {
      return ticket.turn(index).isDoneWhenNext();
    }
    Ticket<T, R> following;
    lock();
    try {
      index = 0;
      following = ticket.next;
      first = following;
      if (following == null) {
        last = null;
      }
    } finally {
      unlock();
    }
    free(ticket.size() == 1 ? SINGLE : 1);
    return following != null && following.turn(0).isDoneWhenNext();
  }

  // The end.

  /**
   * A turn that was taken will never be delivered, so those behind it will not be either.
   *
   * @return the first ticket with turns that nobody has claimed, or null; none is added any more
   */
  @Nullable Ticket<T, R> breakOff() {
    Ticket<T, R> rest;
    lock();
    try {
      broken = true;
      rest = canHelp() ? open : null;
    } finally {
      unlock();
    }
    end();
    return rest;
  }

  boolean isBroken() {
    return broken;
  }
}
