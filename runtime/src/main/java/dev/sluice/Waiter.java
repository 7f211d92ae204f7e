package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A goroutine's place in the queue of one side of one channel: a blocked send or receive, or one
 * case of a blocked {@link Select}. Its links and its value are guarded by the channel's lock until
 * it is completed; then they are the goroutine's own.
 */
final class Waiter {
  /** The blocked operation that this is the place of. */
  final Parker parker;

  @Nullable AbstractChannel<?> channel;
  boolean sending;

  /** What a sender offers, or what a receiver was given. */
  @Nullable Object value;

  /** Whether a value was passed; false where the channel was closed or abandoned instead. */
  boolean ok;

  @Nullable WaitQueue queue;
  @Nullable Waiter previous;
  @Nullable Waiter next;

  Waiter(Parker parker) {
    this.parker = parker;
  }

  /** Makes this a sender's place. */
  void offer(AbstractChannel<?> to, @Nullable Object offered) {
    channel = to;
    sending = true;
    value = offered;
    ok = false;
  }

  /** Makes this a receiver's place. */
  void request(AbstractChannel<?> from) {
    channel = from;
    sending = false;
    value = null;
    ok = false;
  }

  /**
   * Completes a claimed waiter: its goroutine goes on.
   *
   * @return the thread to unpark once the channel is unlocked, or null where none is parked
   */
  @Nullable Thread complete(boolean passed) {
    ok = passed;
    return parker.complete(this);
  }
}
