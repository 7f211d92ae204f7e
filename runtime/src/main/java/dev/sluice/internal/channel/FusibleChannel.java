package dev.sluice.internal.channel;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a group whose capacity nobody has declared, and whose sender is a {@link
 * FusedSource}: its receiver looks at that before it waits, and runs it while it is lent. Whoever
 * could tell {@linkplain #unfuse says so} before it looks at the channel.
 */
final class FusibleChannel<T> extends BufferedChannel<T> {
  /** What sends here, or null. */
  private volatile @Nullable FusedSource source;

  /** Whether somebody could tell that a source does not run in its own goroutine. */
  private volatile boolean unfused;

  FusibleChannel(String name, ChannelUsers confinement) {
    super(name, confinement, new AdaptiveBound(System.nanoTime()));
  }

  /** A range, which looks first whether the source is lent. */
  private static final class Range<T> extends ChannelIterator<T> {
    private final FusibleChannel<T> channel;

    Range(FusibleChannel<T> channel) {
      super(channel);
      this.channel = channel;
    }

    @Override
    @Nullable Object receive(Thread caller, boolean known) throws InterruptedException {
      FusedSource lent = channel.source;
      if (lent != null && lent.isLentTo(caller)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Object value = lent.pull();
        if (value != BLOCKED) {
          return value;
        }
      }
      return channel.receive(Deadline.NEVER, known);
    }
  }

  /** Runs a source that sends here and nowhere else: by the calling goroutine or its receiver. */
  void run(FusedSource from) throws Exception {
    if (scheduler == null) {
      source = from;
    }
    try {
      from.run();
    } finally {
      lock();
      try {
        sent += from.pulled();
        source = null;
      } finally {
        unlock();
      }
    }
  }

  @Override
  public Iterator<T> iterator() {
    return new Range<>(this);
  }

  @Override
  @Nullable Object receiveOrWait(Deadline deadline) throws InterruptedException {
    FusedSource lent = source;
    Object value = lent == null ? BLOCKED : pullOrAsk(lent, deadline);
    return value == BLOCKED ? super.receiveOrWait(deadline) : value;
  }

  private @Nullable Object pullOrAsk(FusedSource lent, Deadline deadline) {
    if (unfused || deadline.limited() || !isReceiver(lent)) {
      unfuse();
      return BLOCKED;
    }
    Object value = lent.pull();
    if (value == BLOCKED) {
      lent.ask(receiving.own());
      if (unfused) {
        // Who has said so meanwhile may not have seen that it is asked for.
        lent.giveBackSoon();
      }
    }
    return value;
  }

  /** Whether the calling thread is the first that receives, which is noted as of any receiver. */
  private boolean isReceiver(FusedSource lent) {
    Thread caller = Thread.currentThread();
    if (lent.isFor(caller)) {
      return true;
    }
    if (!lent.isFirst(caller)) {
      return false;
    }
    lock();
    try {
      admitReceiver();
    } finally {
      unlock();
    }
    return true;
  }

  @Override
  @Nullable Object pollAtLast() {
    Object value = poll();
    FusedSource lent = source;
    if (value == BLOCKED && lent != null) {
      value = !unfused && lent.isLentTo(Thread.currentThread()) ? lent.pull() : BLOCKED;
      if (value == BLOCKED) {
        // It may have sent a value before it was lent.
        value = poll();
      }
      if (value == BLOCKED) {
        lent.giveBackSoon();
      }
    }
    return value;
  }

  @Override
  boolean isFed() {
    FusedSource lent = source;
    return lent != null && lent.isLent();
  }

  @Override
  void unfuse() {
    if (!unfused) {
      unfused = true;
    }
    FusedSource lent = source;
    if (lent != null) {
      lent.giveBackSoon();
    }
  }

  @Override
  public int length() {
    unfuse();
    return super.length();
  }

  @Override
  public void abandon() {
    super.abandon();
    unfuse();
  }

  /** With the values that did not pass through the channel. */
  @Override
  long sentCount() {
    FusedSource lent = source;
    return super.sentCount() + (lent == null ? 0 : lent.pulled());
  }
}
