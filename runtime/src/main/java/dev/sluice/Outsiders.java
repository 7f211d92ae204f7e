package dev.sluice;

import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that goroutines which were made ready from outside get to run: by the clock, by input
 * or output, by a thread that is no goroutine (rules GO-16, TMR-22).
 *
 * <p>A carrier of virtual threads looks at those only when it has nothing else to do, and
 * goroutines that wake one another over channels always leave it something to do: as soon as there
 * are more of them than carriers, a timer might never fire. So while there are goroutines, one more
 * is started from outside now and then. If it does not run at once, every goroutine that is about
 * to block steps back and queues up outside, too, until it has run. Where nobody is kept waiting, a
 * blocking operation pays a look at one field that hardly ever changes.
 */
final class Outsiders {
  private static final long PERIOD_NANOS = 20_000_000;

  /** How long an outsider may wait before goroutines step back. */
  private static final long PATIENCE_NANOS = 1_000_000;

  /** Stepping back may take one part in so many of the time. */
  private static final long SHARE = 20;

  private static final Thread OBSERVER =
      Thread.ofPlatform().daemon().name("sluice-outsiders").unstarted(Outsiders::observe);

  private static volatile boolean kept;
  private static volatile boolean idle;

  static {
    OBSERVER.start();
  }

  private Outsiders() {}

  /** There are goroutines now. */
  static void arrive() {
    if (idle) {
      LockSupport.unpark(OBSERVER);
    }
  }

  /** Lets others run before the calling thread blocks. */
  static void giveWay() {
    if (kept && Thread.currentThread().isVirtual()) {
      // Comes back by way of the clock, and so behind the outsiders that wait already.
      LockSupport.parkNanos(1);
    } else {
      Thread.yield();
    }
  }

  private static void observe() {
    long pause = PERIOD_NANOS;
    while (true) {
      idle = true;
      while (!Goroutines.exist()) {
        LockSupport.park(OBSERVER);
      }
      idle = false;
      LockSupport.parkNanos(OBSERVER, pause);
      pause = Math.max(PERIOD_NANOS, SHARE * letOneIn());
    }
  }

  /** Starts an outsider; returns for how long goroutines had to step back for it. */
  private static long letOneIn() {
    // Once from a thread that is no goroutine, and once by the clock: behind all who wait already.
    Thread outsider =
        Thread.startVirtualThread(
            () -> {
              LockSupport.parkNanos(1);
              LockSupport.unpark(OBSERVER);
            });
    long started = System.nanoTime();
    long waited = 0;
    while (outsider.isAlive()) {
      waited = System.nanoTime() - started;
      kept = waited >= PATIENCE_NANOS;
      LockSupport.parkNanos(OBSERVER, PATIENCE_NANOS);
    }
    kept = false;
    return Math.max(0, waited - PATIENCE_NANOS);
  }
}
