package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a channel whose sender is an iterator: a receive takes the next element in
 * the receiver's goroutine. It is always ready; a select commits to it under its locks and takes
 * the element after it has released them.
 *
 * <p>Elements are taken by one goroutine at a time. At the end, and when nobody will receive any
 * more, the source is closed if it can be, by the goroutine that takes the last element or by the
 * one that abandons the channel.
 */
public final class PulledChannel<T> extends OneWayChannel<T> implements ReceiveChannel<T> {
  /** Where the elements come from; what is {@link AutoCloseable} is closed. */
  private final Object source;

  private final Supplier<Iterator<? extends T>> elements;
  private final Turnstile turnstile =
      new Turnstile(
          null, WaitReason.CHAN_RECEIVE, "elements that another one takes", Integer.MAX_VALUE);

  /** Made when the first element is taken; for whoever is inside the turnstile. */
  private @Nullable Iterator<? extends T> iterator;

  /** How many receives have committed to take an element; guarded by the lock. */
  private int committed;

  /** Whether the source was closed, or somebody is about to; guarded by the lock. */
  private boolean closed;

  /** What a receive that has committed does when the lock is released. */
  private final Pull pull = new Pull(this);

  public PulledChannel(Object source, Supplier<Iterator<? extends T>> elements) {
    super(null, null);
    this.source = Objects.requireNonNull(source);
    this.elements = elements;
  }

  /** The outcome of an attempt to receive: the element is yet to be taken. */
  static final class Pull implements AfterUnlock {
    private final PulledChannel<?> channel;

    private Pull(PulledChannel<?> channel) {
      this.channel = channel;
    }

    /** Takes the element, or {@link #CLOSED}; called without a lock. */
    @Override
    public @Nullable Object run() {
      return channel.pull();
    }
  }

  @Override
  @Nullable Object receive(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return receiveNow();
  }

  @Override
  @Nullable Object provide() {
    if (over != OPEN) {
      return BLOCKED;
    }
    committed++;
    return pull;
  }

  private @Nullable Object pull() {
    try {
      turnstile.enter();
    } catch (InterruptedException e) {
      finish();
      throw Failures.<RuntimeException>sneak(e);
    }
    try {
      return isOver() ? CLOSED : next();
    } finally {
      turnstile.leaveAndFree();
      finish();
    }
  }

  private boolean isOver() {
    lock();
    try {
      return over != OPEN;
    } finally {
      unlock();
    }
  }

  private @Nullable Object next() {
    Object value;
    try {
      Iterator<? extends T> values = iterator;
      if (values == null) {
        values = elements.get();
        iterator = values;
      }
      if (!values.hasNext()) {
        end(null);
        return CLOSED;
      }
      value = values.next();
    } catch (CancellationException e) {
      // The goroutine is to end; others may go on.
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        throw Failures.<RuntimeException>sneak(e);
      }
      end(e);
      throwFailure();
      return CLOSED;
    } catch (Error e) {
      end(e);
      throw e;
    }
    lock();
    try {
      sent++;
    } finally {
      unlock();
    }
    return value;
  }

  /** No element will be taken any more. */
  private void end(@Nullable Throwable failure) {
    lock();
    try {
      if (over != OPEN) {
        return;
      }
      failedWith = failure;
      over = CLOSED_BY_SENDER;
    } finally {
      unlock();
    }
    tellOver();
  }

  /** A receive that had committed is done. */
  private void finish() {
    boolean last;
    lock();
    try {
      committed--;
      last = claimClose();
    } finally {
      unlock();
    }
    if (last) {
      closeSource();
    }
  }

  /** Whether the caller is to close the source; called with the lock held. */
  private boolean claimClose() {
    boolean claimed = over != OPEN && committed == 0 && !closed;
    closed |= claimed;
    return claimed;
  }

  private void closeSource() {
    if (source instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw Failures.<RuntimeException>sneak(e);
      }
    }
  }

  @Override
  public void abandon() {
    boolean last;
    lock();
    try {
      over = ABANDONED;
      last = claimClose();
    } finally {
      unlock();
    }
    tellOver();
    if (last) {
      closeSource();
    }
  }

  /** What was not taken is not in flight. */
  @Override
  public void refuseSenders() {
    abandon();
  }

  @Override
  Object accept(@Nullable Object value) {
    throw new AssertionError("elements of a source are only received");
  }
}
