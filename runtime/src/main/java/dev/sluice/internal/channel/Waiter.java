package dev.sluice.internal.channel;

import dev.sluice.Select;
import org.jspecify.annotations.Nullable;

/**
 * A goroutine's place in the queue of one side of one channel: a blocked send or receive, or one
 * case of a blocked {@link Select}. Its links and its value are guarded by the channel's lock until
 * it is claimed, then they belong to the thread that claimed it, and to the goroutine itself once
 * it is completed.
 */
public abstract class Waiter {
  /** Which of the channel's queues this is a place in. */
  boolean sending;

  /** Whether it stands there. */
  boolean queued;

  /** Whether a value was passed; false where the channel was closed, abandoned or cancelled. */
  public boolean ok;

  /** Whether the operation ended because the channel's group was cancelled. */
  boolean cancelled;

  /** What a sender offers, or what a receiver was given. */
  @Nullable Object value;

  @Nullable Waiter previous;
  @Nullable Waiter next;

  /**
   * Reserves the right to complete the operation that this is a place of; called with the lock of
   * the channel.
   *
   * @return false if it was completed or withdrawn already
   */
  abstract boolean claim();

  /**
   * The operation has happened here: its goroutine goes on.
   *
   * @return the thread to unpark, or null where none is parked
   */
  abstract @Nullable Thread happened();

  /** The thread of the goroutine. */
  abstract Thread thread();

  /** Whether it is the place of a source that ends with a drain. */
  boolean isEndedBy(Drain drain) {
    return false;
  }

  /** Makes this a sender's place. */
  final void offer(@Nullable Object offered) {
    sending = true;
    value = offered;
    ok = false;
    cancelled = false;
  }

  /** Makes this a receiver's place. */
  final void request() {
    sending = false;
    value = null;
    ok = false;
    cancelled = false;
  }

  /**
   * Completes a claimed waiter: its goroutine goes on.
   *
   * @return the thread to unpark once the channel is unlocked, or null where none is parked
   */
  public final @Nullable Thread complete(boolean passed) {
    ok = passed;
    return happened();
  }
}
