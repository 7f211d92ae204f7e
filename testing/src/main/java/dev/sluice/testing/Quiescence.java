package dev.sluice.testing;

import dev.sluice.internal.schedule.Member;
import dev.sluice.internal.schedule.Suspension;
import java.util.concurrent.locks.LockSupport;

/** A member that waits until all others are blocked and a time has come. */
final class Quiescence {
  private final Member member;
  private final Suspension suspension;
  private final Thread thread = Thread.currentThread();
  private final long until;
  private volatile boolean reached;

  /** The wait of a member, which begins; to be called by its thread. */
  Quiescence(Member member, long until) {
    this.member = member;
    this.suspension = member.suspend(true);
    this.until = until;
  }

  /** The time that has to come. */
  long until() {
    return until;
  }

  /** Lets the member go on. */
  void reach() {
    reached = true;
    suspension.resume();
    LockSupport.unpark(thread);
  }

  /**
   * Blocks the calling thread, which is the one that waits.
   *
   * @param blocker what a dump shows that it is parked for
   */
  void await(Object blocker) throws InterruptedException {
    while (!reached) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      var exception = member.takeEnd();
      if (exception != null) {
        throw Sneaky.<RuntimeException>sneak(exception.get());
      }
      if (suspension.block()) {
        LockSupport.park(blocker);
        suspension.awake();
      }
    }
  }
}
