package dev.sluice.proof.faults;

import org.jspecify.annotations.Nullable;

/** Something that uses the library while errors are injected, and is never thrown off course. */
public interface Scenario extends Runnable {
  /**
   * What is wrong when it has run.
   *
   * @return empty if nothing is
   */
  String faults();

  /** What has ended the scenario early; null if it went to its end. */
  @Nullable Throwable failure();
}
