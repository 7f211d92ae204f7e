package dev.sluice;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of channel has in common: the protocol by which an operation is attempted, queued
 * and completed. A kind says what a send and a receive do when they can proceed ({@link #accept},
 * {@link #provide}); {@link Select} attempts under the locks of all its channels.
 *
 * <p>Invariants, with the lock free:
 *
 * <ul>
 *   <li>waiting senders and waiting receivers are never both there, except one select's own on an
 *       unbuffered channel (rule FIF-06);
 *   <li>a value in the buffer means no waiting receiver; room in the buffer means no waiting sender
 *       (rule FIF-07): who comes late cannot overtake who waits;
 *   <li>on a closed or abandoned channel nobody waits.
 * </ul>
 *
 * <p>Who attempts an operation and meets a waiting goroutine claims it under the lock, and
 * completes it after the lock is released (rule FIF-13): so the lock is held for as long as it
 * takes to take a place out of a queue, and not while the waiting goroutine's memory comes over
 * from its processor.
 */
abstract class AbstractChannel<T> extends ChannelCore {
  /** What {@link #attemptReceive} gives where the channel is closed and drained. */
  static final Object CLOSED = new Object();

  /** What {@link #attemptReceive} gives where a receive would block. */
  static final Object BLOCKED = new Object();

  /**
   * The waiting goroutine that the last attempt met, to be completed after the lock is released.
   */
  private @Nullable Waiter met;

  AbstractChannel(@Nullable String name, @Nullable Confinement confinement) {
    super(name, confinement);
  }

  // What a kind of channel is; all called with the lock held.

  /** Takes a value if it can: hands it to a waiting receiver or keeps it. */
  abstract boolean accept(@Nullable Object value);

  /** Gives a value if it can, else {@link #BLOCKED}; closing is not its business. */
  abstract @Nullable Object provide();

  /** Sends at once, if a part of the channel's lock is enough for it; called without the lock. */
  boolean offer(@Nullable Object value) {
    return false;
  }

  /**
   * Receives at once, if a part of the channel's lock is enough for it, else {@link #BLOCKED};
   * called without the lock.
   */
  @Nullable Object poll() {
    return BLOCKED;
  }

  /** Drops what is kept. */
  abstract void clear();

  /** Called before a receive, without the lock. */
  void beforeReceive() {}

  /** Called by the goroutine that received a value, without the lock. */
  void afterReceive() {}

  // The protocol.

  /**
   * Sends if that needs no waiting; called with the lock held. The receiver that {@link #takeMet}
   * gives, if any, must be {@linkplain #hand handed} the value.
   *
   * @return whether the value was sent
   * @throws ChannelClosedException if the channel is closed
   * @throws ChannelAbandonedException if it is abandoned
   */
  final boolean attemptSend(@Nullable Object value) {
    noteSender();
    if (closed || abandoned) {
      throw refusal();
    }
    if (!accept(value)) {
      return false;
    }
    sent++;
    return true;
  }

  /**
   * Receives if that needs no waiting; called with the lock held. The sender that {@link #takeMet}
   * gives, if any, must be {@linkplain #release released}.
   *
   * @return the value, {@link #CLOSED} or {@link #BLOCKED}
   */
  final @Nullable Object attemptReceive() {
    noteReceiver();
    Object value = provide();
    return value == BLOCKED && (closed || abandoned) ? CLOSED : value;
  }

  /** Meets the receiver that waits longest, if one waits; called with the lock held. */
  final boolean meetReceiver() {
    met = claimFirst(false);
    return met != null;
  }

  /**
   * Takes the value of the sender that waits longest; called with the lock held.
   *
   * @return the value, or {@link #BLOCKED} where no sender waits
   */
  final @Nullable Object takeFromSender() {
    Waiter sender = claimFirst(true);
    if (sender == null) {
      return BLOCKED;
    }
    Object value = sender.value;
    sender.value = null;
    sent++;
    met = sender;
    return value;
  }

  /** Whom the last attempt met, or null; called with the lock held. */
  final @Nullable Waiter takeMet() {
    Waiter waiter = met;
    met = null;
    return waiter;
  }

  /** Hands a value to the receiver that a send met; called without the lock. */
  static void hand(@Nullable Waiter receiver, @Nullable Object value) {
    if (receiver != null) {
      receiver.value = value;
      release(receiver);
    }
  }

  /** Lets the sender go on that a receive met; called without the lock. */
  static void release(@Nullable Waiter waiter) {
    if (waiter != null) {
      Thread parked = waiter.complete(true);
      if (parked != null) {
        LockSupport.unpark(parked);
      }
    }
  }

  /** See {@link SendChannel#send}. */
  public void send(@Nullable T value) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ChannelParker parker = null;
    Waiter receiver = null;
    lock();
    try {
      if (attemptSend(value)) {
        receiver = takeMet();
      } else {
        parker = new ChannelParker(this);
        parker.offer(value);
        enqueue(parker);
      }
    } finally {
      unlock();
    }
    if (parker == null) {
      hand(receiver, value);
    } else if (!parker.park().ok) {
      throw refusal();
    }
  }

  /** See {@link SendChannel#trySend}. */
  public boolean trySend(@Nullable T value) {
    if (offer(value)) {
      return true;
    }
    boolean done;
    Waiter receiver;
    lock();
    try {
      done = attemptSend(value);
      receiver = takeMet();
    } finally {
      unlock();
    }
    hand(receiver, value);
    return done;
  }

  /** Receives, blocking; gives {@link #CLOSED} where the channel is closed and drained. */
  @Nullable Object receiveOrClosed() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    beforeReceive();
    ChannelParker parker = null;
    Waiter sender = null;
    Object value;
    lock();
    try {
      value = attemptReceive();
      if (value == BLOCKED) {
        parker = new ChannelParker(this);
        parker.request();
        enqueue(parker);
      } else {
        sender = takeMet();
      }
    } finally {
      unlock();
    }
    if (parker == null) {
      release(sender);
    } else {
      Waiter waiter = parker.park();
      value = waiter.ok ? waiter.value : CLOSED;
    }
    if (value != CLOSED) {
      afterReceive();
    }
    return value;
  }

  /** See {@link ReceiveChannel#receive}. */
  public @Nullable T receive() throws InterruptedException {
    Object value = receiveOrClosed();
    return value == CLOSED ? null : element(value);
  }

  /** See {@link ReceiveChannel#receiveOk}. */
  public Received<T> receiveOk() throws InterruptedException {
    return received(receiveOrClosed());
  }

  /** See {@link ReceiveChannel#tryReceive}. */
  public Optional<Received<T>> tryReceive() {
    beforeReceive();
    Object value = poll();
    if (value == BLOCKED) {
      Waiter sender;
      lock();
      try {
        value = attemptReceive();
        sender = takeMet();
      } finally {
        unlock();
      }
      release(sender);
    }
    if (value != BLOCKED && value != CLOSED) {
      afterReceive();
    }
    return value == BLOCKED ? Optional.empty() : Optional.of(received(value));
  }

  /** See {@link ReceiveChannel#iterator}. */
  public Iterator<T> iterator() {
    return new Range<>(this);
  }

  /** See {@link SendChannel#close}. */
  public void close() {
    List<Thread> woken;
    lock();
    try {
      noteSender();
      if (abandoned) {
        return;
      }
      if (closed) {
        throw new ChannelClosedException("close of closed channel");
      }
      closed = true;
      woken = completeAll();
    } finally {
      unlock();
    }
    woken.forEach(LockSupport::unpark);
  }

  /** See {@link ReceiveChannel#abandon}. */
  public void abandon() {
    List<Thread> woken;
    lock();
    try {
      noteReceiver();
      abandoned = true;
      clear();
      woken = completeAll();
    } finally {
      unlock();
    }
    woken.forEach(LockSupport::unpark);
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

  /** Completes everyone who waits, without a value (rule CLS-05); called with the lock held. */
  private List<Thread> completeAll() {
    List<Thread> woken = new ArrayList<>();
    for (boolean sending : SIDES) {
      for (Waiter waiter = claimFirst(sending); waiter != null; waiter = claimFirst(sending)) {
        Thread thread = waiter.complete(false);
        if (thread != null) {
          woken.add(thread);
        }
      }
    }
    return woken;
  }

  /** Why a send fails. */
  final IllegalStateException refusal() {
    return abandoned
        ? new ChannelAbandonedException("send on abandoned channel")
        : new ChannelClosedException("send on closed channel");
  }

  // Time, for the kinds of channel that depend on it.

  /** When a blocked receiver should look at the clock, as {@link System#nanoTime}. */
  long wakeAt() {
    return Long.MAX_VALUE;
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

  /** The channel behind a sending side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable SendChannel<?> channel) {
    return behind((Object) channel);
  }

  /** The channel behind a receiving side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable ReceiveChannel<?> channel) {
    return behind((Object) channel);
  }

  private static @Nullable AbstractChannel<?> behind(@Nullable Object channel) {
    if (channel == null) {
      return null;
    }
    Object core = core(channel);
    if (core instanceof NilChannel) {
      return null;
    }
    if (core instanceof AbstractChannel<?> known) {
      return known;
    }
    throw new IllegalArgumentException(
        "a select works on channels of this library, not on a " + core.getClass().getName());
  }

  /** What views are views of; anything else itself. */
  static Object core(Object channel) {
    return switch (channel) {
      case SendView<?> view -> core(view.channel());
      case ReceiveView<?> view -> core(view.channel());
      default -> channel;
    };
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null && this == core(other);
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  @SuppressWarnings("unchecked") // only elements are sent
  @Nullable T element(@Nullable Object value) {
    return (@Nullable T) value;
  }

  private Received<T> received(@Nullable Object value) {
    return value == CLOSED ? new Received<>(null, false) : new Received<>(element(value), true);
  }
}
