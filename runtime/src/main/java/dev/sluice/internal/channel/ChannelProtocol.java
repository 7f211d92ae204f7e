package dev.sluice.internal.channel;

import dev.sluice.ChannelFailedException;
import dev.sluice.Select;
import dev.sluice.internal.schedule.Scheduler;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The protocol by which an operation is attempted, queued and completed. A kind says what a send
 * and a receive do when they can proceed ({@link #accept}, {@link #provide}); {@link Select}
 * attempts under the locks of all its channels.
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
abstract class ChannelProtocol extends ChannelCore {
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

  ChannelProtocol(
      @Nullable String name, @Nullable ChannelUsers confinement, @Nullable Scheduler scheduler) {
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

  /** Whether {@link #poll(Object[], int, int)} may receive something. */
  boolean isRing() {
    return false;
  }

  /**
   * Receives several values at once, as far as a part of the channel's lock is enough for it.
   *
   * @param into where they go, from an index up to another, exclusive
   * @return how many there were
   */
  int poll(@Nullable Object[] into, int from, int to) {
    return 0;
  }

  /**
   * Somebody could tell that what sends here is run by who receives: from now on it is not. Called
   * before a look that may find no value where there would be one.
   */
  void unfuse() {}

  /** The cycle of stages in which the channel's values are in flight, or null. */
  @Nullable InFlight cycle() {
    return null;
  }

  /** Called by a receiver that has queued and is going to wait for as long as it takes. */
  public void receiverWaits() {}

  /** Called by the goroutine that has received a value, or has waited and was told of the end. */
  void afterReceive() {}

  /**
   * Called by a receiver that has {@linkplain #receiverWaits waited} and ends with an exception.
   */
  void receiverGivesUp() {}

  // Attempts.

  /**
   * Sends if that needs no waiting; called with the lock held.
   *
   * @return as {@link #accept}, or {@link #REFUSED}
   */
  final Object attemptSend(@Nullable Object value) {
    admitSender();
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
    admitReceiver();
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
    } else if (outcome instanceof AfterUnlock rest) {
      var unused = rest.run();
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
    if (outcome instanceof AfterUnlock rest) {
      return rest.run();
    }
    return outcome;
  }

  private static void release(Waiter waiter) {
    Thread parked = waiter.complete(true);
    if (parked != null) {
      LockSupport.unpark(parked);
    }
  }

  /**
   * Sends, blocking.
   *
   * @param drain what ends the send as if the channel were abandoned; null for nothing
   * @return false if the deadline has passed before
   */
  final boolean send(@Nullable Object value, Deadline deadline, @Nullable Drain drain)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw Refusals.kept(this, value, new InterruptedException());
    }
    BlockedChannelOperation operation =
        hasReceiver() || !looksFull() ? null : SendMemory.operation(this, value, drain);
    while (true) {
      Object outcome;
      lockGivingWay();
      try {
        outcome = drain != null && drain.hasBegun() ? REFUSED : attemptSend(value);
        if (outcome == BLOCKED && operation != null) {
          operation.offer(value);
          enqueue(operation);
        }
      } finally {
        unlock();
      }
      if (outcome == RETRY) {
        SendMemory.makeRoom(this, value);
      } else if (outcome == REFUSED) {
        throw Refusals.ofBlocking(this, value);
      } else if (outcome != BLOCKED) {
        hand(outcome, value);
        return true;
      } else if (operation == null) {
        operation = SendMemory.operation(this, value, drain);
      } else {
        return parkToSend(operation, value, deadline);
      }
    }
  }

  private boolean parkToSend(
      BlockedChannelOperation operation, @Nullable Object value, Deadline deadline)
      throws InterruptedException {
    Waiter completed;
    try {
      completed = operation.park(deadline);
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

  /** Sends if that is possible without blocking. */
  final boolean sendNow(@Nullable Object value) {
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
        SendMemory.makeRoom(this, value);
      } else if (outcome == REFUSED) {
        throw Refusals.of(this, value);
      } else {
        hand(outcome, value);
        return outcome != BLOCKED;
      }
    }
  }

  /** Receives, blocking; the caller may know that this thread is who has received last. */
  @Nullable Object receive(Deadline deadline, boolean known) throws InterruptedException {
    return receive(deadline);
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
    BlockedChannelOperation operation =
        hasSender() || size() > 0 ? null : new BlockedChannelOperation(this);
    Object value = BLOCKED;
    while (true) {
      lockGivingWay();
      try {
        value = attemptReceive();
        if (value == BLOCKED && operation != null) {
          operation.request();
          enqueue(operation);
        }
      } finally {
        unlock();
      }
      if (value != BLOCKED) {
        value = take(value);
        break;
      }
      if (operation != null) {
        value = parkToReceive(operation, deadline);
        break;
      }
      operation = new BlockedChannelOperation(this);
    }
    return received(value);
  }

  private @Nullable Object parkToReceive(BlockedChannelOperation operation, Deadline deadline)
      throws InterruptedException {
    boolean waits = !deadline.limited();
    if (waits) {
      receiverWaits();
    }
    Waiter completed = null;
    boolean parked = false;
    try {
      completed = operation.park(deadline);
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
      unfuse();
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
}
