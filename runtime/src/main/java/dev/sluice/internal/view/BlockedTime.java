package dev.sluice.internal.view;

/**
 * How often and how long the goroutines of a stage were blocked, as far as it was {@linkplain
 * RunViews#measureBlocked measured}. Stages that share a goroutine share its time.
 *
 * @param count how often
 * @param nanos how long altogether, in nanoseconds
 */
public record BlockedTime(long count, long nanos) {
  /** None at all. */
  public static final BlockedTime NONE = new BlockedTime(0, 0);

  /**
   * Both together.
   *
   * @param other the other one
   * @return the sum
   */
  public BlockedTime plus(BlockedTime other) {
    return new BlockedTime(count + other.count, nanos + other.nanos);
  }
}
