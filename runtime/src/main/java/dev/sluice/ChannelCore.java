package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a channel consists of whatever it does with values: a lock, the goroutines that wait on
 * either side, whether it is over, and whom it belongs to. And what groups, deadlock detection and
 * dumps may ask of it.
 */
abstract class ChannelCore extends WaitQueues {
  private static final AtomicLong IDS = new AtomicLong();

  /** The order in which a select locks its channels (rule SEL-45). */
  final long id = IDS.incrementAndGet();

  /** Receivers first, then senders, as {@link #first} asks for them. */
  static final List<Boolean> SIDES = List.of(false, true);

  boolean closed;
  boolean abandoned;

  private final @Nullable String name;
  private final @Nullable Confinement confinement;

  /** How many values were sent under the channel's lock. */
  long sent;

  ChannelCore(@Nullable String name, @Nullable Confinement confinement) {
    this.name = name;
    this.confinement = confinement;
  }

  /** How many values are kept. */
  abstract int size();

  abstract int capacity();

  /** How many values were sent so far. */
  long sentCount() {
    return sent;
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

  // What groups and reports ask.

  /** The group that this channel belongs to, if it was cancelled. */
  @Nullable Group cancelledGroup() {
    return confinement != null && confinement.group().isCancelled() ? confinement.group() : null;
  }

  /** Whether only members of the group, or of one that it encloses, use this channel. */
  boolean isConfinedTo(Group group) {
    lock();
    try {
      return confinement != null
          && confinement.group().isEnclosedBy(group)
          && !confinement.isBroken();
    } finally {
      unlock();
    }
  }

  /** Lets everyone who waits look whether the group was cancelled. */
  final void nudge() {
    List<Thread> waiting = new ArrayList<>();
    lock();
    try {
      for (boolean sending : SIDES) {
        for (Waiter waiter = first(sending); waiter != null; waiter = waiter.next) {
          waiting.add(waiter.parker().thread());
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
      return new ChannelState(label(), size(), capacity(), sentCount(), names(true), names(false));
    } finally {
      unlock();
    }
  }

  private List<String> names(boolean sending) {
    List<String> names = new ArrayList<>();
    for (Waiter waiter = first(sending); waiter != null; waiter = waiter.next) {
      names.add(Goroutines.nameOf(waiter.parker().thread()));
    }
    return List.copyOf(names);
  }

  @Override
  public String toString() {
    return name == null ? "chan" : "chan " + name;
  }
}
