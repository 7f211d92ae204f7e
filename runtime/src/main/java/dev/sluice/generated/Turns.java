package dev.sluice.generated;

import dev.sluice.ReceiveChannel;
import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.Turnstile;
import dev.sluice.internal.channel.Views;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turns of {@link OrderedWorkers}: a turnstile to the input, and the turns that were taken and
 * have not been delivered, in their order. One worker at a time delivers; a turn that is done
 * before it is the next one stays until then.
 *
 * @param <R> the type of the results
 */
final class Turns<R> extends Turnstile {
  private final @Nullable AbstractChannel<?> in;

  // Guarded by the lock.

  private @Nullable Turn<R> first;
  private @Nullable Turn<R> last;

  /** Whether a worker is delivering. */
  private boolean delivering;

  private boolean broken;

  Turns(ReceiveChannel<?> in, int bound) {
    super(GoroutineRegistry.currentGroup(), "chan receive", label(in), bound);
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
    return first == null ? null : first.worker;
  }

  /** Adds a turn behind the others. To be called by the worker that is inside. */
  void add(Turn<R> turn) {
    lock();
    try {
      if (last == null) {
        first = turn;
      } else {
        last.next = turn;
      }
      last = turn;
    } finally {
      unlock();
    }
  }

  /**
   * A turn has its results.
   *
   * @return the turn that the caller is to deliver, or, if no turn will be delivered any more, to
   *     drop; null if another worker delivers, now or later
   */
  @Nullable Turn<R> done(Turn<R> turn) {
    lock();
    try {
      if (broken) {
        return turn;
      }
      turn.isDone = true;
      return next();
    } finally {
      unlock();
    }
  }

  /**
   * A turn is delivered.
   *
   * @return the turn that the caller is to deliver then; null if the next one is not done
   */
  @Nullable Turn<R> delivered() {
    free();
    lock();
    try {
      delivering = false;
      return next();
    } finally {
      unlock();
    }
  }

  /** The turn that is to be delivered now, if nobody is delivering; then the caller is. */
  private @Nullable Turn<R> next() {
    Turn<R> next = first;
    if (delivering || next == null || !next.isDone) {
      return null;
    }
    delivering = true;
    first = next.next;
    if (first == null) {
      last = null;
    }
    return next;
  }

  /**
   * A turn that was taken will never be delivered, so those behind it will not be either.
   *
   * @return the turns that have their results; those that will have them are given back by {@link
   *     #done}
   */
  List<Turn<R>> breakOff() {
    Turn<R> turn;
    lock();
    try {
      broken = true;
      turn = first;
      first = null;
      last = null;
    } finally {
      unlock();
    }
    end();
    List<Turn<R>> done = new ArrayList<>();
    for (; turn != null; turn = turn.next) {
      if (take(turn)) {
        done.add(turn);
      }
    }
    return done;
  }

  /** Whether a turn is done that was taken off the list; the answer is yes once. */
  private boolean take(Turn<R> turn) {
    lock();
    try {
      boolean done = turn.isDone;
      turn.isDone = false;
      return done;
    } finally {
      unlock();
    }
  }

  boolean isBroken() {
    lock();
    try {
      return broken;
    } finally {
      unlock();
    }
  }
}
