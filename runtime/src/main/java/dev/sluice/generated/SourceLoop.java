package dev.sluice.generated;

import dev.sluice.internal.channel.Drain;

/**
 * Asked by a loop over what a source has returned before it takes an element; for one loop. It
 * knows what drains the pipeline, and so finds it without a way over the group: a fused loop takes
 * hardly longer than this question.
 */
public final class SourceLoop {
  private final Drain drain;

  SourceLoop(Drain drain) {
    this.drain = drain;
  }

  /**
   * Whether the loop may take another element. What it has taken arrives, also when the pipeline is
   * drained meanwhile.
   *
   * @return false when the pipeline is drained
   * @throws InterruptedException if the thread is interrupted: no element is lost
   */
  public boolean goesOn() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return !drain.hasBegun();
  }
}
