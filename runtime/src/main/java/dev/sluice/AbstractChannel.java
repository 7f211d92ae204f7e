package dev.sluice;

import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of channel has in common: the protocol by which an operation is attempted, queued
 * and completed. A kind says what a send and a receive do when they can proceed ({@link #accept},
 * {@link #provide}); {@link Select} attempts under the locks of all its channels.
 *
 * <p>Invariants, with the lock free and the channel open:
 *
 * <ul>
 *   <li>waiting senders and waiting receivers are never both there, except one select's own on an
 *       unbuffered channel (rule FIF-06);
 *   <li>a value in the buffer means no waiting receiver; room in the buffer means no waiting sender
 *       (rule FIF-07): a goroutine that comes late cannot overtake one that waits.
 * </ul>
 *
 * <p>On a channel that is over nobody queues any more, and those who wait are told so; until they
 * are, they neither give nor take a value.
 *
 * <p>An operation that meets a waiting goroutine claims it under the lock, and completes it after
 * the lock is released (rule FIF-13): so the lock is held for as long as it takes to take a place
 * out of a queue, and not while the waiting goroutine's memory comes over from its processor. An
 * attempt is only fields and queues: what it needs in memory is allocated before, and what it
 * throws is made after the lock is released ({@link SpinLock} says why).
 */
abstract class AbstractChannel<T> extends ChannelCore {
  /** The outcome of an attempt that has done its part. */
  static final Object DONE = new Object();

  /** The outcome of an attempt to receive where the channel is over and drained. */
  static final Object CLOSED = new Object();

  /** The outcome of an attempt that would block. */
  static final Object BLOCKED = new Object();

  /** The outcome of an attempt to send where the channel is over. */
  static final Object REFUSED = new Object();

  /** The outcome of an attempt to send that has to be repeated after {@link #makeRoom}. */
  static final Object RETRY = new Object();

  AbstractChannel(@Nullable String name, @Nullable Confinement confinement) {
    super(name, confinement);
  }

  AbstractChannel(
      @Nullable String name, @Nullable Confinement confinement, @Nullable Scheduler scheduler) {
    super(name, confinement, scheduler);
  }

  // What a kind of channel is; called with the lock held, while the channel is open.

  /**
   * Takes a value if it can.
   *
   * @return {@link #DONE} if it keeps the value; the receiver that the value is to be {@linkplain
   *     #hand handed}; what tells of a value that was dropped; {@link #BLOCKED}, or {@link #RETRY}
   */
  abstract Object accept(@Nullable Object value);

  /**
   * Gives a value if it can, also when the channel is over.
   *
   * @return the value; the sender to be {@linkplain #release released}, with the value in it; what
   *     is to be taken when the lock is released; or {@link #BLOCKED}
   */
  abstract @Nullable Object provide();

  /**
   * Drops what is kept.
   *
   * @return what that was, if {@link #undelivered} is to be told of it
   */
  abstract @Nullable Iterable<@Nullable Object> clear();

  // Called without the lock.

  /** Whether a send will probably block unless a receiver waits; a guess. */
  boolean looksFull() {
    return true;
  }

  /** Allocates what the last attempt to send lacked. */
  void makeRoom() {}

  /** Sends at once, if a part of the channel's lock is enough for it. */
  boolean offer(@Nullable Object value) {
    return false;
  }

  /**
   * Receives at once, if a part of the channel's lock is enough for it, else {@link #BLOCKED}. The
   * value, and never a sender.
   */
  @Nullable Object poll() {
    return BLOCKED;
  }

  /** The cycle of stages in which the channel's values are in flight, or null. */
  @Nullable FeedbackCycle cycle() {
    return null;
  }

  /** Called by a receiver that has queued and is going to wait for as long as it takes. */
  void receiverWaits() {}

  /** Called by the goroutine that has received a value, or has waited and was told of the end. */
  void afterReceive() {}

  /**
   * Called by a receiver that has {@linkplain #receiverWaits waited} and ends with an exception.
   */
  void receiverGivesUp() {}

  // The protocol.

  /**
   * Sends if that needs no waiting; called with the lock held.
   *
   * @return as {@link #accept}, or {@link #REFUSED}
   */
  final Object attemptSend(@Nullable Object value) {
    noteSender();
    if (over != OPEN) {
      return REFUSED;
    }
    Object outcome = accept(value);
    if (outcome != BLOCKED && outcome != RETRY) {
      sent++;
    }
    return outcome;
  }

  /**
   * Receives if that needs no waiting; called with the lock held.
   *
   * @return as {@link #provide}, or {@link #CLOSED}
   */
  final @Nullable Object attemptReceive() {
    noteReceiver();
    Object outcome = provide();
    return outcome == BLOCKED && over != OPEN ? CLOSED : outcome;
  }

  /** The receiver that waits longest, or {@link #BLOCKED}; called with the lock held. */
  final Object meetReceiver() {
    Waiter receiver = claimFirst(false);
    return receiver == null ? BLOCKED : receiver;
  }

  /** The sender that waits longest, or null; called with the lock held. */
  final @Nullable Waiter meetSender() {
    if (over != OPEN) {
      return null;
    }
    Waiter sender = claimFirst(true);
    if (sender != null) {
      sent++;
    }
    return sender;
  }

  /** Completes a send with its outcome; called without the lock. */
  static void hand(@Nullable Object outcome, @Nullable Object value) {
    if (outcome instanceof Waiter receiver) {
      receiver.value = value;
      release(receiver);
    } else if (outcome instanceof OverflowBuffer.Dropped dropped) {
      dropped.tell();
    }
  }

  /** Completes a receive with its outcome, and gives the value; called without the lock. */
  static @Nullable Object take(@Nullable Object outcome) {
    if (outcome instanceof Waiter sender) {
      Object value = sender.value;
      sender.value = null;
      release(sender);
      return value;
    }
    if (outcome instanceof PulledChannel.Pull pull) {
      return pull.take();
    }
    return outcome;
  }

  private static void release(Waiter waiter) {
    Thread parked = waiter.complete(true);
    if (parked != null) {
      LockSupport.unpark(parked);
    }
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

  private boolean send(@Nullable T value, Deadline deadline, @Nullable Drain drain)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw Refusals.kept(this, value, new InterruptedException());
    }
    ChannelParker parker = hasReceiver() || !looksFull() ? null : new ChannelParker(this, drain);
    while (true) {
      Object outcome;
      lockGivingWay();
      try {
        outcome = drain != null && drain.hasBegun() ? REFUSED : attemptSend(value);
        if (outcome == BLOCKED && parker != null) {
          parker.offer(value);
          enqueue(parker);
        }
      } finally {
        unlock();
      }
      if (outcome == RETRY) {
        makeRoom();
      } else if (outcome == REFUSED) {
        throw Refusals.ofBlocking(this, value);
      } else if (outcome != BLOCKED) {
        hand(outcome, value);
        return true;
      } else if (parker == null) {
        parker = new ChannelParker(this, drain);
      } else {
        return parkToSend(parker, value, deadline);
      }
    }
  }

  private boolean parkToSend(ChannelParker parker, @Nullable T value, Deadline deadline)
      throws InterruptedException {
    Waiter completed;
    try {
      completed = parker.park(deadline);
    } catch (InterruptedException e) {
      throw Refusals.kept(this, value, e);
    } catch (RuntimeException e) {
      throw Refusals.kept(this, value, e);
    }
    if (completed == null) {
      return false;
    }
    if (!completed.ok) {
      throw Refusals.ofBlocking(this, value);
    }
    return true;
  }

  /** See {@link SendChannel#trySend(Object)}. */
  public boolean trySend(@Nullable T value) {
    if (offer(value)) {
      return true;
    }
    while (true) {
      Object outcome;
      lock();
      try {
        outcome = attemptSend(value);
      } finally {
        unlock();
      }
      if (outcome == RETRY) {
        makeRoom();
      } else if (outcome == REFUSED) {
        throw Refusals.of(this, value);
      } else {
        hand(outcome, value);
        return outcome != BLOCKED;
      }
    }
  }

  /**
   * Receives, blocking.
   *
   * @return the value; {@link #CLOSED} where the channel is closed and drained; {@link #BLOCKED}
   *     where the deadline has passed
   * @throws ChannelFailedException if the channel has failed and is drained
   */
  @Nullable Object receive(Deadline deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ChannelParker parker = hasSender() || size() > 0 ? null : new ChannelParker(this);
    Object value = BLOCKED;
    while (true) {
      lockGivingWay();
      try {
        value = attemptReceive();
        if (value == BLOCKED && parker != null) {
          parker.request();
          enqueue(parker);
        }
      } finally {
        unlock();
      }
      if (value != BLOCKED) {
        value = take(value);
        break;
      }
      if (parker != null) {
        value = parkToReceive(parker, deadline);
        break;
      }
      parker = new ChannelParker(this);
    }
    return received(value);
  }

  private @Nullable Object parkToReceive(ChannelParker parker, Deadline deadline)
      throws InterruptedException {
    boolean waits = !deadline.limited();
    if (waits) {
      receiverWaits();
    }
    Waiter completed = null;
    boolean parked = false;
    try {
      completed = parker.park(deadline);
      parked = true;
    } finally {
      if (waits && !parked) {
        receiverGivesUp();
      }
    }
    if (completed == null) {
      return BLOCKED;
    }
    if (!completed.ok) {
      afterReceive();
      return CLOSED;
    }
    return completed.value;
  }

  /** Receives if that is possible without blocking; else {@link #BLOCKED}. */
  final @Nullable Object receiveNow() {
    Object value = poll();
    if (value == BLOCKED) {
      lock();
      try {
        value = attemptReceive();
      } finally {
        unlock();
      }
      value = take(value);
    }
    return received(value);
  }

  /** What is left to do when something, or nothing, was received; called without the lock. */
  private @Nullable Object received(@Nullable Object value) {
    if (value == CLOSED) {
      throwFailure();
    } else if (value != BLOCKED) {
      afterReceive();
    }
    return value;
  }

  /** Throws the failure of a channel that is drained, if it has failed. */
  final void throwFailure() {
    Throwable cause = failedWith;
    if (cause != null && over != ABANDONED) {
      throw new ChannelFailedException(
          "receive on failed channel" + Refusals.quoted(label()), cause);
    }
  }

  /** See {@link ReceiveChannel#receive}. */
  public @Nullable T receive() throws InterruptedException {
    Object value = receive(Deadline.NEVER);
    return value == CLOSED ? null : element(value);
  }

  /** See {@link ReceiveChannel#receiveOk}. */
  public Received<T> receiveOk() throws InterruptedException {
    return pair(receive(Deadline.NEVER));
  }

  /** See {@link ReceiveChannel#tryReceive()}. */
  public Optional<Received<T>> tryReceive() {
    Object value = receiveNow();
    return value == BLOCKED ? Optional.empty() : Optional.of(pair(value));
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
    return value == BLOCKED ? Optional.empty() : Optional.of(pair(value));
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
    List<T> batch = new ArrayList<>(Math.min(max, 16));
    Object first = receive(Deadline.NEVER);
    if (first != CLOSED) {
      add(batch, first);
      Batches.fill(this, batch, max, within);
    }
    return batch;
  }

  /** Adds what was received. */
  @SuppressWarnings("NullAway") // a null element is the caller's own
  final void add(List<T> batch, @Nullable Object value) {
    batch.add(element(value));
  }

  /** See {@link ReceiveChannel#iterator}. */
  public Iterator<T> iterator() {
    return new Range<>(this);
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
      noteSender();
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
      noteReceiver();
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
  void refuseSenders() {
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
  final void endSources(Drain drain) {
    completeThose(drain);
    tellDrained(drain);
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

  // Time, for the kinds of channel that depend on it.

  /** When a blocked receiver should look at the clock, as {@link System#nanoTime}. */
  long wakeAt() {
    return Long.MAX_VALUE;
  }

  /** Its place among those who look at the clock at the same instant. */
  long wakeOrder() {
    return 0;
  }

  /** Whether it brings nothing any more unless somebody sets it again: a timer that is not set. */
  boolean isUnarmed() {
    return false;
  }

  /** Completes a receiver if one is due; returns the thread to unpark. Lock held. */
  @Nullable Thread completeDue() {
    return null;
  }

  /** Completes a receiver if one is due. */
  final void expire() {
    Thread woken;
    lock();
    try {
      woken = completeDue();
    } finally {
      unlock();
    }
    if (woken != null) {
      LockSupport.unpark(woken);
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

  @SuppressWarnings("unchecked") // only elements are sent
  @Nullable T element(@Nullable Object value) {
    return (@Nullable T) value;
  }

  private Received<T> pair(@Nullable Object value) {
    return value == CLOSED ? new Received<>(null, false) : new Received<>(element(value), true);
  }
}
