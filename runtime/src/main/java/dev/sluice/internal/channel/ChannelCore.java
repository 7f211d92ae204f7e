package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a channel consists of whatever it does with values: a lock, the goroutines that wait on
 * either side, whether it is over, and the group that it belongs to. And what groups, deadlock
 * detection and dumps may ask of it.
 */
public abstract class ChannelCore extends WaitQueues {
  /** Values of {@link #over}. */
  static final int OPEN = 0;

  public static final int CLOSED_BY_SENDER = 1;
  public static final int ABANDONED = 2;

  private static final AtomicLong IDS = new AtomicLong();

  /** The order in which a select locks its channels (rule SEL-45). */
  public final long id = IDS.incrementAndGet();

  /**
   * Whether and how the channel is over; written under the lock. It never opens again, so it is
   * also read without the lock, to explain what an operation has met.
   */
  public int over = OPEN;

  /** What the channel was closed with, if it has {@linkplain SendChannel#fail failed}. */
  @Nullable Throwable failedWith;

  private final @Nullable String name;
  private final @Nullable ChannelUsers confinement;

  /** Told of the values that are dropped, or null. */
  private @Nullable Sink<Object> undelivered;

  /** Those who wait until it is over; made when the first one comes, under the lock. */
  private @Nullable AbandonWatch watch;

  /** How many values were sent under the channel's lock. */
  long sent;

  /** How many values were dropped because the channel was full. */
  long overflowed;

  /** How many values were dropped because nobody will receive. */
  long discarded;

  ChannelCore(@Nullable String name, @Nullable ChannelUsers confinement) {
    this(name, confinement, Members.scheduler());
  }

  ChannelCore(
      @Nullable String name, @Nullable ChannelUsers confinement, @Nullable Scheduler scheduler) {
    super(scheduler);
    this.name = name;
    this.confinement = confinement;
  }

  /** How many values are kept; without the lock the answer may be late. */
  abstract int size();

  abstract int capacity();

  /** Allocates what the last attempt to send lacked; called without the lock. */
  void makeRoom() {}

  /** How many values were sent so far. */
  long sentCount() {
    return sent;
  }

  /** The calling thread uses the sending side; called with the lock held. */
  final void admitSender() {
    checkMember();
    noteSender();
  }

  /** The calling thread uses the receiving side; called with the lock held. */
  final void admitReceiver() {
    checkMember();
    noteReceiver();
  }

  /** What {@link #admitSender} does in real time; called with that side's lock held. */
  final void noteSender() {
    if (confinement != null) {
      confinement.sender(Thread.currentThread());
    }
  }

  /** What {@link #admitReceiver} does in real time; called with that side's lock held. */
  final void noteReceiver() {
    if (confinement != null) {
      confinement.receiver(Thread.currentThread());
    }
  }

  /** Whether it belongs to a group, and at most one thread has sent and one received so far. */
  final boolean isBetweenTwo() {
    return confinement != null && confinement.isUnshared();
  }

  /**
   * Throws where a channel of a test is used from outside of it: nobody there waits in the time of
   * the test. It is thrown with the lock held, which a mistake in a test may cost.
   */
  private void checkMember() {
    if (scheduler != null && Members.scheduler() != scheduler) {
      throw new IllegalStateException(
          (label().isEmpty() ? "a channel" : "channel '" + label() + "'")
              + " of virtual time is used from outside of it");
    }
  }

  // Values that nobody will receive.

  /** From now on the sink is told of every value that the channel drops. */
  public final void tellUndelivered(Sink<Object> sink) {
    undelivered = sink;
  }

  public final @Nullable Sink<Object> undelivered() {
    return undelivered;
  }

  // Those who wait for the end.

  /** Waits until the channel is over, or the drain begins that ends a source. */
  final void awaitOver(@Nullable Drain drain) throws InterruptedException {
    expectOutsiders();
    AbandonWatch made = new AbandonWatch(this, label(), confinement);
    AbandonWatch joined;
    lockGivingWay();
    try {
      if (over != OPEN) {
        return;
      }
      joined = watch;
      if (joined == null) {
        joined = made;
        watch = made;
      }
    } finally {
      unlock();
    }
    joined.await(drain);
  }

  /** Runs an action, without a lock, when the channel is over; at once if it is. */
  final void whenOver(Runnable action) {
    AbandonWatch made = new AbandonWatch(this, label(), confinement);
    AbandonWatch joined = null;
    lock();
    try {
      if (over == OPEN) {
        joined = watch == null ? made : watch;
        watch = joined;
      }
    } finally {
      unlock();
    }
    if (joined == null || !joined.runsAtEnd(action)) {
      action.run();
    }
  }

  /** A pipeline is drained: lets the sources go on that wait for the end of their channel. */
  final void tellDrained(Drain drain) {
    AbandonWatch waiting;
    lock();
    try {
      waiting = watch;
    } finally {
      unlock();
    }
    if (waiting != null) {
      waiting.completeThose(drain);
    }
  }

  /** The channel is over: lets those go on who wait for that; called without the lock. */
  final void tellOver() {
    AbandonWatch waiting;
    lock();
    try {
      waiting = watch;
    } finally {
      unlock();
    }
    if (waiting != null) {
      waiting.end();
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

  /** Claims a receiver if one is due, and gives it its value; called with the lock held. */
  @Nullable Waiter claimDue() {
    return null;
  }

  /** Completes a receiver if one is due. */
  final void expire() {
    Waiter receiver;
    lock();
    try {
      receiver = claimDue();
    } finally {
      unlock();
    }
    if (receiver != null) {
      LockSupport.unpark(receiver.complete(true));
    }
  }

  // What groups and reports ask.

  /** The group that this channel belongs to, if it was cancelled. */
  @Nullable Membership cancelledGroup() {
    return confinement == null ? null : confinement.cancelledGroup();
  }

  /** Whether only members of the group, or of one that it encloses, use this channel. */
  public boolean isConfinedTo(Membership group) {
    return confinement != null
        && !confinement.isBroken()
        && confinement.group().isEnclosedBy(group);
  }

  /** Whether a group has made this channel. */
  final boolean isOfGroup() {
    return confinement != null;
  }

  /** Whether it is said that threads outside its group use this channel. */
  final boolean isPort() {
    return confinement != null && confinement.isPort();
  }

  /** From now on threads outside the group may use this channel: it is no part of a proof. */
  final void expectOutsiders() {
    if (confinement != null) {
      confinement.expectOutsiders();
    }
  }

  /** Whether members have used one side of this channel, and nobody the other one. */
  public final boolean isOneSided() {
    return confinement != null
        && !confinement.isBroken()
        && (partner(true) == 0 || partner(false) == 0);
  }

  /** Ends every blocked operation, because the group of the channel is cancelled. */
  public final void cancelWaiters() {
    completeAll(false, true);
  }

  /**
   * Who was last on the other side.
   *
   * @return the id of the thread; 0 if nobody was, or it is not known
   */
  final long partner(boolean sending) {
    if (confinement == null) {
      return 0;
    }
    lock();
    try {
      return confinement.last(!sending);
    } finally {
      unlock();
    }
  }

  /** What an operation on this channel waits in. */
  WaitReason reason(boolean sending) {
    return sending ? WaitReason.CHAN_SEND : WaitReason.CHAN_RECEIVE;
  }

  /** The channel's name, or empty. */
  public final String label() {
    return name == null ? "" : name;
  }

  @Override
  public String toString() {
    return name == null ? "chan" : "chan " + name;
  }
}
