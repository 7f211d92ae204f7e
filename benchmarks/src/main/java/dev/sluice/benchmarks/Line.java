package dev.sluice.benchmarks;

/** A queue between threads. */
interface Line {
  /** Puts a value, when there is room. */
  void put(Long value) throws InterruptedException;

  /** Takes a value, when there is one. */
  Long take() throws InterruptedException;
}
