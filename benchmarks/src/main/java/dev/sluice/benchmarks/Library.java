package dev.sluice.benchmarks;

/**
 * The workloads on one library, each written as the library's own documentation recommends.
 *
 * <p>Every method is called in a virtual thread, blocks until the workload is over, and returns the
 * sum of what arrived, so that nothing is lost unnoticed. A workload that a library cannot express
 * is not overridden; {@link Peer#runs} knows which.
 */
interface Library {
  /** One sender, one receiver. */
  default long hop(int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** A counter, a squarer, and a sum where Go's classic prints. */
  default long pipe(int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** A value there, its successor back, over two unbuffered channels. */
  default long pingPong(int rounds) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Eight senders and eight receivers on one channel. */
  default long eightByEight(int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Two senders on two channels, one receiver that selects. */
  default long select(int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Starts goroutines that do next to nothing, and waits for them. */
  default long spawn(int count) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** The prime sieve: one more goroutine for each prime up to a limit. */
  default long sieve(int limit, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Many hops at once, each with its own channel; the elements are divided among them. */
  default long pairs(int pairs, int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Stages in a row, each of which adds one. */
  default long chain(int stages, int elements, int capacity) throws Exception {
    throw new UnsupportedOperationException();
  }

  /**
   * Sends over idle unbuffered channels, a millisecond apart.
   *
   * @param stages through how many stages, each of which adds a nanosecond to the instant
   * @param samples how many
   * @return the time from each send to the last receive of its value, in nanoseconds
   */
  default long[] latencies(int stages, int samples) throws Exception {
    throw new UnsupportedOperationException();
  }

  /**
   * Blocks goroutines on a channel, all at once, and lets them end.
   *
   * @param count how many
   * @param whenBlocked called while all are blocked
   */
  default void block(int count, Runnable whenBlocked) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Makes a channel, to be weighed. */
  default Object channel(int capacity) {
    throw new UnsupportedOperationException();
  }
}
