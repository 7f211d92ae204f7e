package dev.sluice.generated;

import dev.sluice.SendChannel;
import dev.sluice.internal.channel.KeepingView;
import dev.sluice.internal.channel.Outlet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One input of {@link OrderedWorkers} and what its step has sent. Sends may come from any goroutine
 * that the step has started, until the step returns: a later one would come too late for its place
 * in the order, and is refused.
 *
 * <p>One turn after the other is delivered, and the right to do so is handed on without a lock: who
 * has delivered a turn goes on with the next one if that is done, and else leaves it to the worker
 * that will {@link #end} it.
 *
 * @param <T> the type of the input
 * @param <R> the type of the results
 */
final class Turn<T, R> extends KeepingView<R> {
  /** A result, and the one that was sent before it. */
  private static final class Result<R> {
    final @Nullable R value;
    @Nullable Result<R> other;

    Result(@Nullable R value) {
      this.value = value;
    }
  }

  private static final Result<?> OVER = new Result<>(null);

  /** The step has not returned. */
  private static final int AT_WORK = 0;

  /** The step has not returned, and all turns before this one are delivered. */
  private static final int NEXT = 1;

  /** The step has returned. */
  private static final int DONE = 2;

  private static final VarHandle STATE;
  private static final VarHandle SENT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(Turn.class, "state", int.class);
      SENT = lookup.findVarHandle(Turn.class, "sent", Result.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private @Nullable T input;

  /** The worker that has taken the input up, for reports; null before. */
  private @Nullable Thread worker;

  private volatile int state;

  /** The result that was sent last; {@link #OVER} when the step has returned. */
  private volatile @Nullable Result<R> sent;

  /** The results in the order in which they were sent, once the step has returned. */
  private @Nullable Result<R> first;

  Turn(@Nullable T input, SendChannel<? super R> out) {
    super(out);
    this.input = input;
  }

  /** Takes the input; to be called once, by the one who has claimed the turn. */
  @Nullable T begin() {
    worker = Thread.currentThread();
    T taken = input;
    input = null;
    return taken;
  }

  @Nullable Thread worker() {
    return worker;
  }

  /**
   * Keeps a result.
   *
   * @throws IllegalStateException if the step has returned
   */
  @Override
  protected void keep(@Nullable R value) {
    Result<R> result = new Result<>(value);
    do {
      Result<R> before = sent;
      if (before == OVER) {
        throw new IllegalStateException(
            "send to the output of an ordered stage after it has returned for this element: the"
                + " stage has to wait for the goroutines that send for it");
      }
      result.other = before;
    } while (!SENT.compareAndSet(this, result.other, result));
  }

  /**
   * The step has ended: there are no more results. To be called once, by the one who has claimed
   * the turn.
   *
   * @return whether the turn is next, so that the caller is to deliver it
   */
  @SuppressWarnings("unchecked") // nothing is ever taken out of OVER
  boolean end() {
    Result<R> rest = (Result<R>) SENT.getAndSet(this, OVER);
    while (rest != null) {
      Result<R> before = rest.other;
      rest.other = first;
      first = rest;
      rest = before;
    }
    return (int) STATE.getAndSet(this, DONE) == NEXT;
  }

  /**
   * All turns before this one are delivered. To be called once, by the one who delivers.
   *
   * @return whether the turn is done; if not, it is left to the one who will end it
   */
  boolean isDoneWhenNext() {
    return state == DONE || !STATE.compareAndSet(this, AT_WORK, NEXT);
  }

  // For the one who delivers.

  /** Sends the results on, each of them once. */
  void sendTo(Outlet<? super R> out) throws InterruptedException {
    while (first != null) {
      out.send(removeFirst());
    }
  }

  /** Adds the results that were not sent on, and never will be, to a list. */
  void drainTo(List<@Nullable Object> dropped) {
    while (first != null) {
      dropped.add(removeFirst());
    }
  }

  private @Nullable R removeFirst() {
    Result<R> result = Objects.requireNonNull(first);
    first = result.other;
    return result.value;
  }
}
