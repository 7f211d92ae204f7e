package dev.sluice.internal.view;

/**
 * Is called when runs begin and end, by the thread that opens or closes the group. It must be quick
 * and must not block; what it throws is logged.
 */
public interface RunListener {
  /**
   * A run has begun.
   *
   * @param run the run
   */
  default void began(RunView run) {}

  /**
   * A run has ended; its last counts and states are there.
   *
   * @param run the run
   */
  default void ended(RunView run) {}
}
