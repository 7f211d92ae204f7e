package dev.sluice;

/**
 * What a goroutine runs. It may throw anything; what becomes of that is said where it is started.
 */
@FunctionalInterface
public interface Task {
  /**
   * Runs the task.
   *
   * @throws Exception whatever the task fails with
   */
  void run() throws Exception;
}
