package dev.sluice.internal.channel;

import dev.sluice.Sink;
import org.jspecify.annotations.Nullable;

/** A goroutine as the registry and the channels know it. */
public interface RegisteredGoroutine {
  Thread thread();

  /** The name; empty if it was started without one. */
  String name();

  /** Where it was started, if that is recorded. */
  @Nullable StackTraceElement creator();

  /** The group that it belongs to, or null. */
  @Nullable Membership membership();

  /**
   * The calling goroutine is about to leave an operation because its group is cancelled. Where its
   * interrupt is on the way it waits for that, so that the goroutine is interrupted once, and may
   * clean up.
   */
  void learnsOfCancellation();

  /**
   * A send of this goroutine to an abandoned channel was refused.
   *
   * @return whether one to this channel was refused before
   */
  boolean isRefusedAgain(Object channel);

  /** A send of this goroutine has failed, and nobody has its value if it ends with that. */
  void kept(Throwable exception, @Nullable Object value, Sink<Object> undelivered);
}
