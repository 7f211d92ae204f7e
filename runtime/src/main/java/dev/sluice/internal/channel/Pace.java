package dev.sluice.internal.channel;

/**
 * How many elements a worker takes at once: what waits is divided by the number of workers, and no
 * more is taken than the worker handles in some microseconds. It begins with one, and is doubled at
 * most, so elements that turn out to be slow are taken one by one. To be used by one goroutine.
 */
public final class Pace {
  /** How many elements are taken at once at most; more gained nothing. */
  public static final int MOST = 64;

  /** For how long a worker may be busy with what it takes at once. */
  private static final long BUDGET_NANOS = 20_000;

  private int limit = 1;

  /** How many elements to take when so many wait, at least one. */
  public int next(int waiting, int workers) {
    return Math.clamp(waiting / workers, 1, limit);
  }

  /** So many elements were handled in that time. */
  public void handled(int count, long nanos) {
    limit =
        nanos <= BUDGET_NANOS
            ? Math.min(MOST, 2 * count)
            : (int) Math.max(1, count * BUDGET_NANOS / nanos);
  }
}
