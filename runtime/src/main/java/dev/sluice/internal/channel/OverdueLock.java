package dev.sluice.internal.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Says in the log that a lock is not released: every critical section is far shorter than the
 * second after which it does. A goroutine that waits for such a lock cannot be helped, but what it
 * waits for can be named.
 */
final class OverdueLock {
  private static final long OVERDUE_NANOS = 1_000_000_000L;

  /** How long it is silent after it has said something: thousands may wait for one lock. */
  private static final long SILENT_NANOS = 10_000_000_000L;

  private static final AtomicLong SILENT_UNTIL = new AtomicLong(System.nanoTime());

  private OverdueLock() {}

  /**
   * To be called after each attempt in vain, with no lock held.
   *
   * @param lock what the calling thread waits for; its text is what the log says
   * @param since what the last call has returned; 0 at first
   * @return since when the thread waits, to be handed to the next call
   */
  static long waits(Object lock, long since) {
    long now = System.nanoTime();
    if (since == 0) {
      return now == 0 ? 1 : now;
    }
    if (now - since > OVERDUE_NANOS) {
      long silentUntil = SILENT_UNTIL.get();
      if (now - silentUntil >= 0 && SILENT_UNTIL.compareAndSet(silentUntil, now + SILENT_NANOS)) {
        tell(lock);
      }
    }
    return since;
  }

  private static void tell(Object lock) {
    try {
      RuntimeLog.log(
          System.Logger.Level.WARNING,
          lock
              + " has been locked for more than a second, and goroutines wait for it: the thread"
              + " that has locked it gets no processor, or an error of the JVM has ended it within"
              + " an operation; then nobody can use the channel any more",
          null);
    } catch (RuntimeException | Error e) {
      // A logger that fails must not end the wait.
    }
  }
}
