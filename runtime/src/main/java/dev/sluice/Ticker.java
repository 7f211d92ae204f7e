package dev.sluice;

import dev.sluice.internal.channel.TimerChannel;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends the time at regular intervals: Go 1.23's {@code time.Ticker} (rules TMR). At most one tick
 * waits to be received; a slow receiver loses ticks. It uses no processor time while nobody waits
 * for it, and need not be stopped to be collected.
 */
public final class Ticker implements AutoCloseable {
  private final TimerChannel channel = new TimerChannel();

  private Ticker(Duration period) {
    channel.setTicker(period);
  }

  /**
   * Starts a ticker.
   *
   * @param period the time from tick to tick, and to the first one
   * @return the ticker
   * @throws IllegalArgumentException "non-positive interval for NewTicker" if the period is not
   *     positive (rule TMR-36)
   */
  public static Ticker start(Duration period) {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("non-positive interval for NewTicker");
    }
    return new Ticker(period);
  }

  /**
   * Starts a ticker of which only the channel is wanted: Go's {@code time.Tick}.
   *
   * @param period the time from tick to tick
   * @return its channel; a nil channel if the period is not positive (rule TMR-37)
   */
  public static ReceiveChannel<Instant> tick(Duration period) {
    return period.isPositive() ? start(period).channel() : Channel.nil();
  }

  /**
   * The channel on which the ticks come, each the time at which it was due. Length and capacity are
   * 0; it is never closed.
   *
   * @return the channel, the same one at each call
   */
  public ReceiveChannel<Instant> channel() {
    return channel;
  }

  /** Stops the ticker. Never blocks; does not close the channel (rule TMR-35). Idempotent. */
  public void stop() {
    channel.stop();
  }

  /** Stops the ticker, as {@link #stop} does. */
  @Override
  public void close() {
    stop();
  }

  /**
   * Sets the ticker to another period; the first tick comes after it. Ticks that were due before
   * are dropped (rule TMR-41).
   *
   * @param period the time from tick to tick
   * @throws IllegalArgumentException "non-positive interval for Ticker.Reset" if the period is not
   *     positive (rule TMR-36)
   */
  public void reset(Duration period) {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("non-positive interval for Ticker.Reset");
    }
    channel.setTicker(period);
  }
}
