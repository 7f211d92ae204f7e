package dev.sluice.generated;

import dev.sluice.SendChannel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One input of {@link OrderedWorkers} and what its step has sent. Sends may come from any goroutine
 * that the step has started, until the step returns: a later one would come too late for its place
 * in the order, and is refused.
 *
 * @param <R> the type of the results
 */
final class Turn<R> {
  /** A result, and the one that was sent before it. */
  private static final class Result<R> {
    final @Nullable R value;
    @Nullable Result<R> other;

    Result(@Nullable R value) {
      this.value = value;
    }
  }

  private static final Result<?> OVER = new Result<>(null);

  /** The worker that has taken the input. */
  final Thread worker = Thread.currentThread();

  /** The result that was sent last; {@link #OVER} when the step has returned. */
  private final AtomicReference<@Nullable Result<R>> last = new AtomicReference<>();

  /** The results in the order in which they were sent, once the step has returned. */
  private @Nullable Result<R> first;

  // Guarded by the turnstile's lock.

  /** Whether the step has returned. */
  boolean isDone;

  /** The turn after this one. */
  @Nullable Turn<R> next;

  /**
   * Keeps a result.
   *
   * @throws IllegalStateException if the step has returned
   */
  void add(@Nullable R value) {
    Result<R> result = new Result<>(value);
    do {
      Result<R> before = last.get();
      if (before == OVER) {
        throw new IllegalStateException(
            "send to the output of an ordered stage after it has returned for this element: the"
                + " stage has to wait for the goroutines that send for it");
      }
      result.other = before;
    } while (!last.compareAndSet(result.other, result));
  }

  /** The step has ended: there are no more results. To be called by the worker. Idempotent. */
  @SuppressWarnings("unchecked") // nothing is ever taken out of OVER
  void end() {
    Result<R> rest = last.getAndSet((Result<R>) OVER);
    while (rest != null && rest != OVER) {
      Result<R> before = rest.other;
      rest.other = first;
      first = rest;
      rest = before;
    }
  }

  /** Sends the results on, each of them once. */
  void sendTo(SendChannel<? super R> out) throws InterruptedException {
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
