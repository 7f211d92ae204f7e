package dev.sluice.internal.schedule;

/** Something that happens at a point in time, unless it is cancelled before. */
@FunctionalInterface
public interface Alarm {
  /** From now on it does not happen, if it has not yet. Idempotent; never blocks. */
  void cancel();
}
