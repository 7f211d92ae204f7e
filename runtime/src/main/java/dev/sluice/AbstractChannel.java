package dev.sluice;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of channel has in common: a lock, two queues of waiting goroutines, and the
 * protocol by which an operation is attempted, queued and completed. A kind says what a send and a
 * receive do when they can proceed ({@link #attemptSend}, {@link #attemptReceive}); {@link Select}
 * uses the same two under the locks of all its channels.
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
 * <p>A completed goroutine is unparked after the lock is released (rule FIF-13).
 */
abstract class AbstractChannel<T> extends SpinLock {
  /** What {@link #attemptReceive} gives where the channel is closed and drained. */
  static final Object CLOSED = new Object();

  /** What {@link #attemptReceive} gives where a receive would block. */
  static final Object BLOCKED = new Object();

  private static final AtomicLong IDS = new AtomicLong();

  /** The order in which a select locks its channels (rule SEL-45). */
  final long id = IDS.incrementAndGet();

  final WaitQueue senders = new WaitQueue();
  final WaitQueue receivers = new WaitQueue();
  boolean closed;
  boolean abandoned;

  private final @Nullable String name;
  private final @Nullable Confinement confinement;
  private long sent;

  /** The goroutine that the last attempt completed, to be unparked after the lock is released. */
  private @Nullable Thread wake;

  AbstractChannel(@Nullable String name, @Nullable Confinement confinement) {
    this.name = name;
    this.confinement = confinement;
  }

  // What a kind of channel is; all called with the lock held.

  /** Takes a value if it can: hands it to a waiting receiver or keeps it. */
  abstract boolean accept(@Nullable Object value);

  /** Gives a value if it can, else {@link #BLOCKED}; closing is not its business. */
  abstract @Nullable Object provide();

  /** Drops what is kept. */
  abstract void clear();

  /** How many values are kept. */
  abstract int size();

  abstract int capacity();

  /** Called before a receive, without the lock. */
  void beforeReceive() {}

  /** Called by the goroutine that received a value, without the lock. */
  void afterReceive() {}

  /** How many values were sent so far. */
  long sentCount() {
    return sent;
  }

  // The protocol.

  /**
   * Sends if that needs no waiting; called with the lock held. {@link #takeWake} must follow.
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
   * Receives if that needs no waiting; called with the lock held. {@link #takeWake} must follow.
   *
   * @return the value, {@link #CLOSED} or {@link #BLOCKED}
   */
  final @Nullable Object attemptReceive() {
    noteReceiver();
    Object value = provide();
    return value == BLOCKED && (closed || abandoned) ? CLOSED : value;
  }

  /** The calling thread uses the sending side; called with that side's lock held. */
  final void noteSender() {
    if (confinement != null) {
      confinement.sender(Thread.currentThread());
    }
  }

  /** The calling thread uses the receiving side; called with that side's lock held. */
  final void noteReceiver() {
    if (confinement != null) {
      confinement.receiver(Thread.currentThread());
    }
  }

  /** Hands a value to the receiver that waits longest; called with the lock held. */
  final boolean handToReceiver(@Nullable Object value) {
    Waiter receiver = receivers.claimFirst();
    if (receiver == null) {
      return false;
    }
    receiver.value = value;
    wake = receiver.complete(true);
    return true;
  }

  /**
   * Takes the value of the sender that waits longest; called with the lock held.
   *
   * @return the value, or {@link #BLOCKED} where no sender waits
   */
  final @Nullable Object takeFromSender() {
    Waiter sender = senders.claimFirst();
    if (sender == null) {
      return BLOCKED;
    }
    Object value = sender.value;
    sender.value = null;
    sent++;
    wake = sender.complete(true);
    return value;
  }

  /** The thread to unpark once the lock is released, or null; called with the lock held. */
  final @Nullable Thread takeWake() {
    Thread thread = wake;
    wake = null;
    return thread;
  }

  /** See {@link SendChannel#send}. */
  public void send(@Nullable T value) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ChannelParker parker = null;
    Thread woken = null;
    lock();
    try {
      if (attemptSend(value)) {
        woken = takeWake();
      } else {
        parker = new ChannelParker(this);
        parker.waiter.offer(this, value);
        senders.add(parker.waiter);
      }
    } finally {
      unlock();
    }
    if (parker != null) {
      if (!parker.park().ok) {
        throw refusal();
      }
    } else if (woken != null) {
      LockSupport.unpark(woken);
    }
  }

  /** See {@link SendChannel#trySend}. */
  public boolean trySend(@Nullable T value) {
    boolean done;
    Thread woken;
    lock();
    try {
      done = attemptSend(value);
      woken = takeWake();
    } finally {
      unlock();
    }
    if (woken != null) {
      LockSupport.unpark(woken);
    }
    return done;
  }

  /** Receives, blocking; gives {@link #CLOSED} where the channel is closed and drained. */
  @Nullable Object receiveOrClosed() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    beforeReceive();
    ChannelParker parker = null;
    Thread woken = null;
    Object value;
    lock();
    try {
      value = attemptReceive();
      if (value == BLOCKED) {
        parker = new ChannelParker(this);
        parker.waiter.request(this);
        receivers.add(parker.waiter);
      } else {
        woken = takeWake();
      }
    } finally {
      unlock();
    }
    if (parker != null) {
      Waiter waiter = parker.park();
      value = waiter.ok ? waiter.value : CLOSED;
    } else if (woken != null) {
      LockSupport.unpark(woken);
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
    Object value;
    Thread woken;
    lock();
    try {
      value = attemptReceive();
      woken = takeWake();
    } finally {
      unlock();
    }
    if (woken != null) {
      LockSupport.unpark(woken);
    }
    if (value != BLOCKED && value != CLOSED) {
      afterReceive();
    }
    return value == BLOCKED ? Optional.empty() : Optional.of(received(value));
  }

  /** See {@link ReceiveChannel#iterator}. */
  public Iterator<T> iterator() {
    return new Range();
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
    for (WaitQueue queue : List.of(receivers, senders)) {
      for (Waiter waiter = queue.claimFirst(); waiter != null; waiter = queue.claimFirst()) {
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

  // What groups and reports ask.

  /** The group that this channel belongs to, if it was cancelled. */
  @Nullable Group cancelledGroup() {
    return confinement != null && confinement.group().isCancelled() ? confinement.group() : null;
  }

  /** Whether only members of the group use this channel. */
  boolean isConfinedTo(Group group) {
    lock();
    try {
      return confinement != null && confinement.group() == group && !confinement.isBroken();
    } finally {
      unlock();
    }
  }

  /** Lets everyone who waits look whether the group was cancelled. */
  final void nudge() {
    List<Thread> waiting = new ArrayList<>();
    lock();
    try {
      for (WaitQueue queue : List.of(receivers, senders)) {
        for (Waiter waiter = queue.first(); waiter != null; waiter = waiter.next) {
          waiting.add(waiter.parker.thread());
        }
      }
    } finally {
      unlock();
    }
    waiting.forEach(LockSupport::unpark);
  }

  /** The thread that was last on the other side; null if nobody was. */
  final @Nullable Thread partner(boolean sending) {
    if (confinement == null) {
      return null;
    }
    lock();
    try {
      return sending ? confinement.lastReceiver() : confinement.lastSender();
    } finally {
      unlock();
    }
  }

  /** Go's wait reason for an operation on this channel. */
  String reason(boolean sending) {
    return sending ? "chan send" : "chan receive";
  }

  /** The channel's name, or empty. */
  final String label() {
    return name == null ? "" : name;
  }

  /** The channel's state at one instant. */
  final ChannelState state() {
    lock();
    try {
      return new ChannelState(
          label(), size(), capacity(), sentCount(), names(senders), names(receivers));
    } finally {
      unlock();
    }
  }

  private static List<String> names(WaitQueue queue) {
    List<String> names = new ArrayList<>();
    for (Waiter waiter = queue.first(); waiter != null; waiter = waiter.next) {
      names.add(Goroutines.nameOf(waiter.parker.thread()));
    }
    return List.copyOf(names);
  }

  /** The channel behind a sending side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable SendChannel<?> channel) {
    return behind((Object) channel);
  }

  /** The channel behind a receiving side; null for null and for the nil channel. */
  static @Nullable AbstractChannel<?> behind(@Nullable ReceiveChannel<?> channel) {
    return behind((Object) channel);
  }

  private static @Nullable AbstractChannel<?> behind(@Nullable Object channel) {
    Object core = unwrap(channel);
    if (core == null || core instanceof NilChannel) {
      return null;
    }
    if (core instanceof AbstractChannel<?> known) {
      return known;
    }
    throw new IllegalArgumentException(
        "a select works on channels of this library, not on a " + core.getClass().getName());
  }

  private static @Nullable Object unwrap(@Nullable Object channel) {
    return switch (channel) {
      case SendView<?> view -> view.channel();
      case ReceiveView<?> view -> view.channel();
      case Lent.Sender<?> lent -> unwrap(lent.channel());
      case Lent.Receiver<?> lent -> unwrap(lent.channel());
      case null, default -> channel;
    };
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == unwrap(other);
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name == null ? "chan" : "chan " + name;
  }

  @SuppressWarnings("unchecked") // only elements are sent
  private @Nullable T element(@Nullable Object value) {
    return (@Nullable T) value;
  }

  private Received<T> received(@Nullable Object value) {
    return value == CLOSED ? new Received<>(null, false) : new Received<>(element(value), true);
  }

  /** Range over the channel: {@code hasNext} receives, {@code next} hands out what it received. */
  private final class Range implements Iterator<T> {
    /** The value received ahead; {@link #BLOCKED} where none is. */
    private @Nullable Object ahead = BLOCKED;

    @Override
    public boolean hasNext() {
      if (ahead == BLOCKED) {
        try {
          ahead = receiveOrClosed();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          CancellationException cancelled =
              new CancellationException("interrupted in a range over a channel");
          cancelled.initCause(e);
          throw cancelled;
        }
      }
      return ahead != CLOSED;
    }

    @Override
    @SuppressWarnings("NullAway") // a null element is the caller's own
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the channel is closed");
      }
      Object value = ahead;
      ahead = BLOCKED;
      return element(value);
    }
  }
}
