package dev.sluice.internal.channel;

import dev.sluice.ChannelClosedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of channel has in common: the operations that users know, by {@linkplain
 * ChannelProtocol the protocol}.
 */
public abstract class AbstractChannel<T> extends ChannelProtocol implements DrainTarget {
  AbstractChannel(@Nullable String name, @Nullable ChannelUsers confinement) {
    this(name, confinement, Members.scheduler());
  }

  AbstractChannel(
      @Nullable String name, @Nullable ChannelUsers confinement, @Nullable Scheduler scheduler) {
    super(name, confinement, scheduler);
  }

  /** See {@link SendChannel#send}. */
  public void send(@Nullable T value) throws InterruptedException {
    send(value, null);
  }

  /**
   * Sends.
   *
   * @param drain what ends the send as if the channel were abandoned; null for nothing
   */
  void send(@Nullable T value, @Nullable Drain drain) throws InterruptedException {
    send(value, Deadline.NEVER, drain);
  }

  /** See {@link SendChannel#trySend(Object, Duration)}. */
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    return trySend(value, timeout, null);
  }

  /** Sends if that is possible within a time; for the drain see {@link #send(Object, Drain)}. */
  boolean trySend(@Nullable T value, Duration timeout, @Nullable Drain drain)
      throws InterruptedException {
    if (drain != null && drain.hasBegun()) {
      throw Refusals.ofBlocking(this, value);
    }
    if (!Deadline.isAhead(timeout)) {
      return trySend(value);
    }
    if (Thread.interrupted()) {
      throw Refusals.kept(this, value, new InterruptedException());
    }
    return trySend(value) || send(value, Deadline.in(timeout), drain);
  }

  /** See {@link SendChannel#trySend(Object)}. */
  public boolean trySend(@Nullable T value) {
    return sendNow(value);
  }

  /** See {@link ReceiveChannel#receive}. */
  public @Nullable T receive() throws InterruptedException {
    Object value = receive(Deadline.NEVER);
    return value == CLOSED ? null : Element.<T>of(value);
  }

  /** See {@link ReceiveChannel#receiveOk}. */
  public Received<T> receiveOk() throws InterruptedException {
    return pair(receive(Deadline.NEVER));
  }

  /** See {@link ReceiveChannel#tryReceive()}. */
  public Optional<Received<T>> tryReceive() {
    return optional(receiveNow());
  }

  /** See {@link ReceiveChannel#tryReceive(Duration)}. */
  public Optional<Received<T>> tryReceive(Duration timeout) throws InterruptedException {
    if (!Deadline.isAhead(timeout)) {
      return tryReceive();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Object value = receiveNow();
    if (value == BLOCKED) {
      value = receive(Deadline.in(timeout));
    }
    return optional(value);
  }

  /** See {@link ReceiveChannel#receiveUpTo(int)}. */
  public List<T> receiveUpTo(int max) throws InterruptedException {
    return receiveUpTo(max, Duration.ZERO);
  }

  /** See {@link ReceiveChannel#receiveUpTo(int, Duration)}. */
  public List<T> receiveUpTo(int max, Duration within) throws InterruptedException {
    if (max < 1) {
      throw new IllegalArgumentException("max " + max + " is below 1");
    }
    Objects.requireNonNull(within, "within");
    unfuse();
    ArrayList<T> batch = new ArrayList<>(Math.min(max, 16));
    Object first = receive(Deadline.NEVER);
    if (first != CLOSED) {
      Element.add(batch, first);
      BatchFilling.fill(this, batch, max, within);
    }
    return batch;
  }

  /** See {@link ReceiveChannel#iterator}. */
  public Iterator<T> iterator() {
    return new ChannelIterator<>(this);
  }

  /** See {@link SendChannel#close}. */
  public void close() {
    end("close", null);
  }

  /** See {@link SendChannel#fail}. */
  public void fail(Throwable cause) {
    end("fail", Objects.requireNonNull(cause, "cause"));
  }

  private void end(String operation, @Nullable Throwable cause) {
    int before;
    lock();
    try {
      admitSender();
      before = over;
      if (before == OPEN) {
        failedWith = cause;
        over = CLOSED_BY_SENDER;
      }
    } finally {
      unlock();
    }
    if (before == CLOSED_BY_SENDER) {
      throw new ChannelClosedException(operation + " of closed channel" + Refusals.quoted(label()));
    }
    if (before == OPEN) {
      completeAll(false, false);
      tellOver();
    }
  }

  /** See {@link ReceiveChannel#abandon}. */
  public void abandon() {
    Iterable<@Nullable Object> dropped;
    lock();
    try {
      admitReceiver();
      over = ABANDONED;
      discarded += size();
      dropped = clear();
    } finally {
      unlock();
    }
    completeAll(false, false);
    tellOver();
    drop(dropped);
  }

  /**
   * Says that nobody may send any more, while what is kept is still to be received. No effect where
   * the channel is over.
   */
  public void refuseSenders() {
    lock();
    try {
      if (over != OPEN) {
        return;
      }
      over = ABANDONED;
    } finally {
      unlock();
    }
    completeAll(false, false);
    tellOver();
  }

  /** Ends what sources wait for here, because their pipeline is drained. */
  @Override
  public final void endSources(Drain drain) {
    completeThose(drain);
    tellDrained(drain);
  }

  /** Values were received, and nobody will have them. */
  final void discard(List<@Nullable Object> values) {
    int count = values.size();
    lock();
    try {
      discarded += count;
    } finally {
      unlock();
    }
    drop(values);
  }

  /** Tells of dropped values. */
  final void drop(@Nullable Iterable<@Nullable Object> dropped) {
    Sink<Object> sink = undelivered();
    if (dropped != null && sink != null) {
      try {
        Undelivered.tell(sink, dropped);
      } catch (Exception e) {
        throw Failures.<RuntimeException>sneak(e);
      }
    }
  }

  /** See {@link SendChannel#awaitAbandoned}. */
  public void awaitAbandoned() throws InterruptedException {
    awaitAbandoned(null);
  }

  /** Waits until no receiver will come, or the drain begins that ends a source. */
  void awaitAbandoned(@Nullable Drain drain) throws InterruptedException {
    awaitOver(drain);
  }

  /** See {@link SendChannel#length}. */
  public int length() {
    lock();
    try {
      return size();
    } finally {
      unlock();
    }
  }

  /**
   * Called by a select, after it has released its locks, when its send on this channel was done.
   */
  void sent(@Nullable Object value) {}

  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null && this == Views.core(other);
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  private Optional<Received<T>> optional(@Nullable Object value) {
    if (value == BLOCKED) {
      return Optional.empty();
    }
    Received<T> pair = pair(value);
    try {
      return Optional.of(pair);
    } catch (OutOfMemoryError e) {
      throw lost(value, e);
    }
  }

  private Received<T> pair(@Nullable Object value) {
    try {
      return value == CLOSED
          ? new Received<>(null, false)
          : new Received<>(Element.<T>of(value), true);
    } catch (OutOfMemoryError e) {
      throw lost(value, e);
    }
  }

  /** A value was received, and there is no memory to return it: nobody has it, which is told. */
  private OutOfMemoryError lost(@Nullable Object value, OutOfMemoryError error) {
    Sink<Object> sink = value == CLOSED ? null : undelivered();
    if (sink != null) {
      Undelivered.tell(sink, value, error);
    }
    return error;
  }
}
