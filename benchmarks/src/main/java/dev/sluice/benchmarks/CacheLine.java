package dev.sluice.benchmarks;

/**
 * How long a cache line takes from one processor to another and back: the floor under whatever two
 * processors hand one another. On a virtual machine it depends on where the host runs it, and
 * changes.
 */
final class CacheLine {
  private static final int ROUNDS = 200_000;

  private volatile boolean served;

  private CacheLine() {}

  /** Nanoseconds there and back. */
  static double roundTrip() throws InterruptedException {
    return new CacheLine().play();
  }

  private double play() throws InterruptedException {
    Thread returning = Thread.ofPlatform().daemon().start(() -> exchange(false));
    long start = System.nanoTime();
    exchange(true);
    double nanos = (double) (System.nanoTime() - start) / ROUNDS;
    returning.join();
    return nanos;
  }

  /** Sets the flag to what the other one waits for, and waits for the other value. */
  private void exchange(boolean serving) {
    for (int i = 0; i < ROUNDS; i++) {
      if (serving) {
        served = true;
      }
      while (served == serving) {
        Thread.onSpinWait();
      }
      if (!serving) {
        served = false;
      }
    }
  }
}
