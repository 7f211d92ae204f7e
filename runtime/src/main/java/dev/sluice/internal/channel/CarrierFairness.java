package dev.sluice.internal.channel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that goroutines which were made ready from outside get to run: by the clock, by input
 * or output, by a thread that is no goroutine (rules GO-16, TMR-22).
 *
 * <p>A carrier of virtual threads looks at those only when it has nothing else to do, and
 * goroutines that wake one another over channels always leave it something to do: as soon as there
 * are more of them than carriers, a timer might never fire. So while goroutines block and are
 * woken, one more is started from outside now and then. If it does not run at once, every goroutine
 * that is about to block steps back and queues up outside, too, until it has run.
 *
 * <p>Where nobody is kept waiting, a blocking operation pays a look at one field that hardly ever
 * changes. Where no goroutine has blocked for a period, nobody can be kept waiting that way, and
 * nothing is started: the next goroutine that blocks wakes the observer.
 */
public final class CarrierFairness extends MonitorThread {
  private static final CarrierFairness INSTANCE = new CarrierFairness();

  private static final long PERIOD_NANOS = 20_000_000;

  /** How long an outsider may wait before goroutines step back. */
  private static final long PATIENCE_NANOS = 1_000_000;

  /** Stepping back may take one part in so many of the time. */
  private static final long SHARE = 20;

  /** Goroutines block and are woken; nobody is known to be kept waiting. */
  private static final int BUSY = 0;

  /** Somebody is kept waiting: goroutines step back. */
  private static final int KEPT = 1;

  /** No goroutine has blocked since the observer looked last. */
  private static final int CALM = 2;

  /** The same, and the observer does not look any more. */
  private static final int ASLEEP = 3;

  private final AtomicInteger mode = new AtomicInteger(ASLEEP);

  private CarrierFairness() {
    super("sluice-outsiders");
  }

  /** Lets others run before the calling thread blocks. */
  public static void giveWay() {
    if (INSTANCE.mode.get() == BUSY || !Thread.currentThread().isVirtual()) {
      Thread.yield();
    } else {
      INSTANCE.stir();
    }
  }

  /** A goroutine is about to block while nobody is known to be busy, or somebody is kept. */
  private void stir() {
    int before = mode.get();
    if (before == KEPT) {
      // Comes back by way of the clock, and so behind the outsiders that wait already.
      LockSupport.parkNanos(1);
      return;
    }
    if (mode.compareAndSet(before, BUSY) && before == ASLEEP) {
      hurry();
    }
    Thread.yield();
  }

  @Override
  public boolean hasWork() {
    return mode.get() != ASLEEP;
  }

  @Override
  public long watch() {
    if (mode.compareAndSet(CALM, ASLEEP)) {
      return PERIOD_NANOS;
    }
    long steppedBack = letOneIn();
    mode.compareAndSet(BUSY, CALM);
    return Math.max(PERIOD_NANOS, SHARE * steppedBack);
  }

  /** Starts an outsider; returns for how long goroutines had to step back for it. */
  private long letOneIn() {
    // Once from a thread that is no goroutine, and once by the clock: behind all who wait already.
    Thread observer = Thread.currentThread();
    Thread outsider =
        Thread.startVirtualThread(
            () -> {
              LockSupport.parkNanos(1);
              LockSupport.unpark(observer);
            });
    long started = System.nanoTime();
    long waited = 0;
    while (outsider.isAlive()) {
      waited = System.nanoTime() - started;
      mode.set(waited >= PATIENCE_NANOS ? KEPT : BUSY);
      pause(PATIENCE_NANOS);
    }
    mode.set(BUSY);
    return Math.max(0, waited - PATIENCE_NANOS);
  }
}
