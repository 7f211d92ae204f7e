package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The turns of {@link OrderedWorkers}: the tickets with turns that were taken and have not been
 * delivered, in their order.
 *
 * <p>A ticket of one turn takes as many places as {@value #SINGLE} others: inputs that are taken
 * alone may be slow or large, those that are taken at once were handled in some microseconds.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class Turns<T, R> extends Lots<Ticket<T, R>> {
  /** How many places a ticket of one turn takes. Of more tickets than that nothing was gained. */
  static final int SINGLE = 4;

  /** The ticket whose turn is next. Guarded by the lock. */
  private @Nullable Ticket<T, R> first;

  /** Which turn of the first ticket is next; for the one who delivers. */
  private int index;

  Turns(ReceiveChannel<?> in, int bound) {
    super(in, SINGLE * Math.min(bound, Integer.MAX_VALUE / SINGLE));
  }

  /** The worker that has the turn on which the others wait. */
  @Override
  public @Nullable Thread lastPlace() {
    Ticket<T, R> ticket = first;
    int next = index;
    return ticket == null || next >= ticket.size() ? null : ticket.turn(next).worker();
  }

  /**
   * Adds a ticket behind the others and goes out. To be called by the worker that is inside.
   *
   * @return false if no turn will be delivered any more
   */
  boolean add(Ticket<T, R> ticket) {
    lock();
    try {
      if (!append(ticket)) {
        return false;
      }
      if (first == null) {
        first = ticket;
        var unused = ticket.turn(0).isDoneWhenNext();
      }
    } finally {
      unlock();
    }
    leave(ticket.size() == 1 ? SINGLE - 1 : 0);
    return true;
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
    } finally {
      unlock();
    }
    free(ticket.size() == 1 ? SINGLE : 1);
    return following != null && following.turn(0).isDoneWhenNext();
  }
}
