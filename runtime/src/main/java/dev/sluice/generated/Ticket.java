package dev.sluice.generated;

import dev.sluice.SendChannel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns that a worker of {@link OrderedWorkers} has taken at once. The first one is its own; the
 * others are claimed one by one, by that worker or by others that have nothing else to do. So no
 * input waits behind a slow one for want of a worker.
 *
 * @param <T> the type of the inputs
 * @param <R> the type of the results
 */
final class Ticket<T, R> {
  private static final VarHandle CLAIMED;

  static {
    try {
      CLAIMED = MethodHandles.lookup().findVarHandle(Ticket.class, "claimed", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Turn<T, R>[] turns;

  /** How many turns are claimed, or more. */
  private volatile int claimed = 1;

  /** The ticket that was taken after this one. Guarded by the turnstile's lock. */
  @Nullable Ticket<T, R> next;

  /** A ticket for the first of some inputs. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one class
  Ticket(@Nullable Object[] inputs, int count, SendChannel<? super R> out) {
    turns = new Turn[count];
    for (int i = 0; i < count; i++) {
      turns[i] = new Turn<>((T) inputs[i], out);
    }
  }

  int size() {
    return turns.length;
  }

  Turn<T, R> turn(int index) {
    return turns[index];
  }

  boolean isClaimed() {
    return claimed >= turns.length;
  }

  /** Claims a turn; null if all of them are claimed. */
  @Nullable Turn<T, R> claim() {
    if (isClaimed()) {
      return null;
    }
    int index = (int) CLAIMED.getAndAdd(this, 1);
    return index < turns.length ? turns[index] : null;
  }

  /** Claims all turns that nobody has claimed. */
  List<Turn<T, R>> claimRest() {
    int from = (int) CLAIMED.getAndSet(this, turns.length);
    return from < turns.length ? List.of(turns).subList(from, turns.length) : List.of();
  }
}
