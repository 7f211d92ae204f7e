package dev.sluice.internal.channel;

/**
 * Measures whether a {@link FusedSource} had better run in its receiver: how long a value takes in
 * one goroutine, and how long in two. Both are tried, again and again, and ever less often as long
 * as the outcome is the same; two goroutines have to be a good deal faster, since they may keep two
 * processors busy. They are not tried where they cannot be, because nearly all of the time is spent
 * on one side.
 *
 * <p>How long an element takes is noted by whoever runs the source, one in so many while they are
 * quick. Everything else is the receiver's.
 */
final class FusionGain {
  /** Of how many quick elements one is measured. */
  private static final int ONE_IN = 64;

  /** From what time on an element is slow, in nanoseconds. */
  private static final long SLOW_NANOS = 5_000;

  /** Up to what time of an element fusing is tried, in nanoseconds. */
  private static final long TRIED_NANOS = 25_000;

  /** From what time of an element on it counts for nothing to wake a goroutine, in nanoseconds. */
  private static final long KEPT_NANOS = 100_000;

  /** For how long one way is tried, in nanoseconds. */
  private static final long TRIAL_NANOS = 300_000;

  /** For how many values at least. */
  private static final int TRIAL_VALUES = 16;

  /** How long no other way is tried, in nanoseconds, at first and at most. */
  private static final long SHORTEST_PAUSE_NANOS = 4_000_000;

  private static final long LONGEST_PAUSE_NANOS = 128_000_000;

  /** What part of the time two goroutines may take. */
  private static final double WORTH_TWO = 0.9;

  /** What part of the way an average goes towards what was measured last. */
  private static final int WEIGHT = 4;

  /** The same where that is slower, and may be somebody else's fault. */
  private static final int SLOWLY = 8;

  /** What one measurement may be off, in nanoseconds. */
  private static final long NOISE_NANOS = 100;

  private static final long UNKNOWN = -1;

  /** How long the source takes for an element; read by others. */
  private long taking = UNKNOWN;

  /** How many elements are not measured before the next one. */
  private int left;

  /** Whether the last element was measured, and so will be what the receiver does with it. */
  private boolean measured;

  /** How long the receiver works on a value. */
  private long working = UNKNOWN;

  /** When the receiver went to work, if that is measured; else 0. */
  private long wentAt;

  /** Whether the receiver has taken values itself since it last waited for one. */
  private boolean fused;

  /** Since when, and since which value, the present way is measured. */
  private long since;

  private long from;

  /** How long a value takes in one goroutine, and in two. */
  private long inOne = UNKNOWN;

  private long inTwo = UNKNOWN;

  /** When the way that was slower may be tried again, and how long not after that. */
  private long nextTrialAt = System.nanoTime();

  private long pause = SHORTEST_PAUSE_NANOS;

  // Whoever runs the source.

  /** Counts an element: whether it is to be measured. */
  boolean measuresNext() {
    return --left <= 0;
  }

  /** An element took so long. */
  void taken(long nanos) {
    // One odd value does not move the average far.
    taking =
        taking == UNKNOWN
            ? nanos
            : taking + (Math.min(nanos, 2 * taking + NOISE_NANOS) - taking) / WEIGHT;
    left = nanos > SLOW_NANOS ? 1 : ONE_IN;
    measured = true;
  }

  // The receiver, which runs the source.

  /**
   * The receiver comes for a value.
   *
   * @param pulled how many it has taken itself
   * @return whether it had better not, but wait for one
   */
  boolean comes(long pulled) {
    if (wentAt == 0) {
      return false;
    }
    long now = System.nanoTime();
    long nanos = now - wentAt;
    working =
        working == UNKNOWN
            ? nanos
            : working + (Math.min(nanos, 2 * working + NOISE_NANOS) - working) / WEIGHT;
    wentAt = 0;
    if (!fused) {
      begin(true, now, pulled);
      return false;
    }
    if (!isTried(now, pulled)) {
      return false;
    }
    inOne = average(inOne, (now - since) / (pulled - from));
    CarrierFairness.giveWay();
    begin(true, System.nanoTime(), pulled);
    return triesTwo(now);
  }

  /** The receiver goes to work on a value. */
  void goes() {
    if (measured) {
      measured = false;
      wentAt = System.nanoTime();
    }
  }

  /** Whether two goroutines are to be tried. */
  private boolean triesTwo(long now) {
    if (taking > KEPT_NANOS) {
      return true;
    }
    return Math.max(taking, working) < WORTH_TWO * inOne
        && (inTwo == UNKNOWN || isTwoFaster() || isDue(now));
  }

  // The receiver, which finds no value.

  /**
   * Whether one goroutine is to be tried: the source may be asked for.
   *
   * @param received how many values have come through the channel
   */
  boolean triesOne(long received) {
    if (taking > TRIED_NANOS) {
      return false;
    }
    long now = System.nanoTime();
    if (inOne == UNKNOWN) {
      return true;
    }
    if (fused) {
      // The source is to be woken first.
      wentAt = 0;
      fused = false;
      since = 0;
      from = received;
      return false;
    }
    if (since == 0) {
      if (received != from) {
        begin(false, now, received);
      }
      return false;
    }
    if (!isTried(now, received)) {
      return false;
    }
    inTwo = average(inTwo, (now - since) / (received - from));
    begin(false, now, received);
    return !isTwoFaster() || isDue(now);
  }

  // Both.

  private void begin(boolean inOneGoroutine, long now, long count) {
    fused = inOneGoroutine;
    since = now;
    from = count;
  }

  private boolean isTried(long now, long count) {
    return now - since >= TRIAL_NANOS && count - from >= TRIAL_VALUES;
  }

  private boolean isTwoFaster() {
    return inTwo < WORTH_TWO * inOne;
  }

  /** Whether it is time to try what was slower the last time; if so, the next time is set. */
  private boolean isDue(long now) {
    boolean due = now - nextTrialAt >= 0;
    if (due) {
      nextTrialAt = now + pause;
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
    return due;
  }

  /**
   * What is less is believed at once, what is more little by little: it may have been others, on
   * the same processor.
   */
  private static long average(long before, long now) {
    return before == UNKNOWN || now < before
        ? now
        : before + (Math.min(now, 2 * before) - before) / SLOWLY;
  }
}
