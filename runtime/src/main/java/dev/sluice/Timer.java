package dev.sluice;

import dev.sluice.internal.channel.TimerChannel;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends the time once, after a delay: Go 1.23's {@code time.Timer} (rules TMR). It uses no
 * processor time while nobody waits for it, and need not be stopped to be collected. After {@link
 * #stop} or {@link #reset} no value of the old setting can be received, so there is nothing to
 * drain.
 */
public final class Timer implements AutoCloseable {
  private final TimerChannel channel = new TimerChannel();

  private Timer(Duration delay) {
    channel.setTimer(delay);
  }

  /**
   * Starts a timer.
   *
   * @param delay how long until the value is due; not positive: it is due at once
   * @return the timer
   */
  public static Timer start(Duration delay) {
    return new Timer(delay);
  }

  /**
   * Starts a timer of which only the channel is wanted: Go's {@code time.After}.
   *
   * @param delay how long until the value is due; not positive: it is due at once
   * @return its channel
   */
  public static ReceiveChannel<Instant> after(Duration delay) {
    return start(delay).channel();
  }

  /**
   * The channel on which the value comes: the time at which it was due (rule TMR-03). Length and
   * capacity are 0; it is never closed.
   *
   * @return the channel, the same one at each call
   */
  public ReceiveChannel<Instant> channel() {
    return channel;
  }

  /**
   * Stops the timer. Never blocks; does not close the channel.
   *
   * @return true if it was running, or its value was due and not received; false if it was stopped
   *     or its value received (rules TMR-07, TMR-08)
   */
  public boolean stop() {
    return channel.stop();
  }

  /** Stops the timer, as {@link #stop} does. */
  @Override
  public void close() {
    channel.stop();
  }

  /**
   * Sets the timer anew. Never blocks; a goroutine that is blocked on the channel waits for the new
   * due time (rule TMR-30).
   *
   * @param delay how long until the value is due; not positive: it is due at once
   * @return as {@link #stop} would have returned (rule TMR-10)
   */
  public boolean reset(Duration delay) {
    return channel.setTimer(delay);
  }
}
