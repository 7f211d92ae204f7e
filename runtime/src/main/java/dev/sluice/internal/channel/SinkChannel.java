package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a channel whose receiver is a function. It is always ready; a select commits
 * to it under its locks and calls the function after it has released them.
 */
public class SinkChannel<T> extends OneWayChannel<T> implements SendChannel<T> {
  private final Sink<? super T> sink;

  /** The channels to which the function leads: when all are over, this one is. */
  private final SendChannel<?>[] behind;

  /** Whether the channel is over, to be read without the lock. */
  private volatile boolean ended;

  public SinkChannel(Sink<? super T> sink, SendChannel<?>... behind) {
    super(null, null);
    this.sink = Objects.requireNonNull(sink);
    this.behind = behind;
  }

  @Override
  void send(@Nullable T value, @Nullable Drain drain) throws InterruptedException {
    if (drain != null && drain.hasBegun()) {
      throw Refusals.ofBlocking(this, value);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (ended) {
      throw Refusals.ofBlocking(this, value);
    }
    pass(value);
    passed();
  }

  @Override
  boolean trySend(@Nullable T value, Duration timeout, @Nullable Drain drain)
      throws InterruptedException {
    Objects.requireNonNull(timeout, "timeout");
    send(value, drain);
    return true;
  }

  @Override
  public boolean trySend(@Nullable T value) {
    if (ended) {
      throw Refusals.of(this, value);
    }
    pass(value);
    passed();
    return true;
  }

  /** A value was sent that was not counted under the lock. */
  void passed() {}

  @Override
  public void close() {
    super.close();
    ended = true;
  }

  /** There is nobody who could be told of the failure, so this is a close. */
  @Override
  public void fail(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
    close();
  }

  @Override
  void sent(@Nullable Object value) {
    pass(Element.of(value));
  }

  /** Calls the function in the calling thread. */
  @SuppressWarnings("NullAway") // a null element is the caller's own
  public void pass(@Nullable T value) {
    try {
      sink.accept(value);
    } catch (ChannelAbandonedException e) {
      enough();
      throw e;
    } catch (Exception e) {
      throw Failures.sneak(e);
    }
  }

  /** The function wants no more values, or nobody wants what it makes of them. */
  private void enough() {
    lock();
    try {
      if (over != OPEN) {
        return;
      }
      over = ABANDONED;
    } finally {
      unlock();
    }
    ended = true;
    tellOver();
  }

  @Override
  void awaitAbandoned(@Nullable Drain drain) throws InterruptedException {
    AtomicInteger open = new AtomicInteger(behind.length);
    for (SendChannel<?> one : behind) {
      if (Views.core(one) instanceof ChannelCore core) {
        core.whenOver(
            () -> {
              if (open.decrementAndGet() == 0) {
                enough();
              }
            });
      }
    }
    super.awaitAbandoned(drain);
  }

  @Override
  Object accept(@Nullable Object value) {
    return DONE;
  }

  @Override
  @Nullable Object provide() {
    return BLOCKED;
  }
}
