package dev.sluice.internal.channel;

/**
 * Decides how many values a channel whose capacity nobody has declared may hold. A larger buffer
 * pays where values are cheap, because what it saves is a switch of goroutines; where a value takes
 * long it saves nothing, and keeps memory.
 *
 * <p>So the bound starts low, and is doubled when the buffer is full, if the receivers have taken
 * as many values as it holds since that was last looked at, and took no longer for each than a
 * larger buffer pays: a source that is fast alone only fills its own new room. A channel of large
 * values stays at a few, because such values are not made in microseconds.
 *
 * <p>Guarded by both locks of the channel.
 */
public final class AdaptiveBound {
  /** How many values the buffer holds at first. */
  static final int FIRST = 2;

  /** How many values it holds where each takes more than a few microseconds. */
  private static final int MODEST = 8;

  public static final int MOST = 1024;

  /** How long a value may take up to {@link #MODEST}, in nanoseconds. */
  private static final long MODEST_NANOS = 100_000;

  /** How long a value may take beyond, in nanoseconds. */
  private static final long NANOS = 5_000;

  private final int most;
  private final long nanos;

  private int bound = FIRST;

  /** How many values had been received when the rate was last looked at, and when that was. */
  private long received;

  private long since;

  /**
   * A bound that starts low.
   *
   * @param now as {@link System#nanoTime}
   */
  AdaptiveBound(long now) {
    this(now, MOST, NANOS);
  }

  /**
   * A bound that starts low.
   *
   * @param now as {@link System#nanoTime}
   * @param most how high it gets; a power of two
   * @param nanos how long a value may take for more than a few, in nanoseconds
   */
  AdaptiveBound(long now, int most, long nanos) {
    since = now;
    this.most = most;
    this.nanos = nanos;
  }

  /** How many values the buffer may hold now. */
  int current() {
    return bound;
  }

  /** Whether it gets no higher; may be asked without the locks. */
  boolean isHighest() {
    return bound == most;
  }

  /**
   * The buffer is full: raises the bound if that pays.
   *
   * @param nowReceived how many values have been received so far
   * @param now as {@link System#nanoTime}
   * @return whether it is higher now
   */
  boolean raise(long nowReceived, long now) {
    long taken = nowReceived - received;
    if (isHighest() || taken < bound) {
      return false;
    }
    boolean pays = now - since <= taken * (bound < MODEST ? MODEST_NANOS : nanos);
    received = nowReceived;
    since = now;
    if (pays) {
      bound *= 2;
    }
    return pays;
  }
}
