package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.internal.schedule.Members;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a timer or ticker, as Go 1.23 has it: it looks unbuffered, and a value that is due
 * comes into being when it is received (rules TMR-03, TMR-04, TMR-31). So a stopped or reset timer
 * has no stale value to drain (rules TMR-06, TMR-09), and a timer that nobody waits for is nothing
 * but an object: no queue holds it, no thread counts for it (rule TMR-28). A goroutine that is
 * blocked on it parks until the due time; the virtual threads' own timer queue is the only one.
 */
public final class TimerChannel extends OneWayChannel<Instant> implements ReceiveChannel<Instant> {
  /** The period of a ticker in nanoseconds; 0 for a timer. */
  private long period;

  /** Whether a value is due or will be. */
  private boolean armed;

  /** When the next value is due, on the clock of its maker, and as a time of day. */
  private long due;

  private Instant dueTime = Instant.EPOCH;

  /** The place of the next value among the alarms of the same instant. */
  private long order;

  /** A channel whose timer is not set. */
  public TimerChannel() {
    super(null, confinement(GoroutineRegistry.currentGroup()));
  }

  private static @Nullable ChannelUsers confinement(@Nullable Membership group) {
    return group == null ? null : new ChannelUsers(group);
  }

  /** Sets a timer; returns whether it was set before and its value not received (rule TMR-10). */
  public boolean setTimer(Duration delay) {
    return set(Math.max(0, Clock.nanos(delay)), 0);
  }

  /** Sets a ticker to a positive period. */
  public void setTicker(Duration interval) {
    long nanos = Clock.nanos(interval);
    set(nanos, nanos);
  }

  private boolean set(long delay, long interval) {
    Instant time = Clock.instant(scheduler).plusNanos(delay);
    long place = Clock.nextOrder(scheduler);
    boolean wasArmed;
    lock();
    try {
      admitSender();
      wasArmed = armed;
      period = interval;
      due = Clock.in(scheduler, delay);
      dueTime = time;
      order = place;
      armed = over == OPEN;
    } finally {
      unlock();
    }
    // Who is blocked has set its alarm for the old due time (rule TMR-30).
    ChannelSnapshot.of(this).receivers().forEach(Members::unpark);
    return wasArmed;
  }

  /** Stops the timer; returns whether it was set and its value not received (rule TMR-07). */
  public boolean stop() {
    lock();
    try {
      admitSender();
      boolean wasArmed = armed;
      armed = false;
      return wasArmed;
    } finally {
      unlock();
    }
  }

  @Override
  @Nullable Object provide() {
    long now = Clock.nanoTime(scheduler);
    return armed && due - now <= 0 ? fire(now, following(now)) : BLOCKED;
  }

  @Override
  @Nullable Waiter claimDue() {
    long now = Clock.nanoTime(scheduler);
    if (!armed || due - now > 0) {
      return null;
    }
    Instant following = following(now);
    Waiter receiver = claimFirst(false);
    if (receiver == null) {
      return null;
    }
    receiver.value = fire(now, following);
    return receiver;
  }

  /**
   * The time of day of the first tick in the future (rule TMR-33). It is made with the lock held,
   * because nobody knows before which tick that will be; and before anything is changed, so that
   * want of memory ends a receive and loses neither a tick nor a receiver.
   */
  private Instant following(long now) {
    return period == 0 ? dueTime : dueTime.plusNanos(ahead(now));
  }

  private long ahead(long now) {
    return ((now - due) / period + 1) * period;
  }

  /** The value that is due; a ticker goes on to its next tick. */
  private Instant fire(long now, Instant following) {
    Instant value = dueTime;
    sent++;
    if (period == 0) {
      armed = false;
    } else {
      due += ahead(now);
      dueTime = following;
      order = Clock.nextOrder(scheduler);
    }
    return value;
  }

  /** Nothing is kept that could still be received. */
  @Override
  public void refuseSenders() {
    abandon();
  }

  @Override
  long wakeAt() {
    lock();
    try {
      return armed ? due : Long.MAX_VALUE;
    } finally {
      unlock();
    }
  }

  @Override
  long wakeOrder() {
    lock();
    try {
      return order;
    } finally {
      unlock();
    }
  }

  @Override
  boolean isUnarmed() {
    return wakeAt() == Long.MAX_VALUE;
  }

  /** A timer may outlive the group that made it. */
  @Override
  @Nullable Membership cancelledGroup() {
    return null;
  }

  /** Only a timer that is not set is like a channel to which only members send (rule DLK-09). */
  @Override
  public boolean isConfinedTo(Membership group) {
    return wakeAt() == Long.MAX_VALUE && super.isConfinedTo(group);
  }

  @Override
  Object accept(@Nullable Object value) {
    throw new AssertionError("a timer's channel is receive-only");
  }

  @Override
  @Nullable Iterable<@Nullable Object> clear() {
    armed = false;
    return null;
  }
}
