package dev.sluice.internal.schedule;

import java.time.Instant;

/** Decides for its {@link Member}s what time it is, and is told when they block and go on. */
public interface Scheduler {
  /**
   * The time in nanoseconds, for intervals.
   *
   * @return the time; never negative
   */
  long nanoTime();

  /**
   * The time of day.
   *
   * @return the time
   */
  Instant instant();

  /**
   * A number that is larger at each call: where several alarms are due at one instant, they ring in
   * this order.
   *
   * @return the number
   */
  long nextOrder();

  /**
   * Sets an alarm. Never blocks.
   *
   * @param at when it rings, as {@link #nanoTime}
   * @param order its place among those of the same instant, from {@link #nextOrder}
   * @param ring what it does: must not block
   * @return the alarm
   */
  Alarm alarm(long at, long order, Runnable ring);

  /**
   * A member can run that could not, or is about to be started. Called before it goes on, from any
   * thread, also with the lock of a channel held: must not block.
   */
  void ready();

  /**
   * The calling member cannot go on any more until it is {@linkplain Suspension#resume resumed}, or
   * has ended. Called without a lock; may ring alarms.
   */
  void blocked();

  /**
   * A goroutine without a group has ended with an exception.
   *
   * @param who its name
   * @param failure the exception
   */
  void failed(String who, Throwable failure);
}
