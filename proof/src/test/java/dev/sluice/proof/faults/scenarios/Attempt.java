package dev.sluice.proof.faults.scenarios;

import dev.sluice.proof.faults.Scenario;
import org.jspecify.annotations.Nullable;

/** A scenario that remembers what has ended it early. */
abstract class Attempt implements Scenario {
  /** The error that was injected, or what came of it. */
  private volatile @Nullable Throwable failure;

  /** Uses the library. */
  abstract void attempt() throws Exception;

  @Override
  public final void run() {
    try {
      attempt();
    } catch (Throwable e) {
      failure = e;
    }
  }

  @Override
  public final @Nullable Throwable failure() {
    return failure;
  }
}
