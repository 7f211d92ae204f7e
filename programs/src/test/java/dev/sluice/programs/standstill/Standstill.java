package dev.sluice.programs.standstill;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Runs random shapes of goroutines and channels, one after another, and ends with exit code 1 when
 * goroutines stand still, or a value is lost, doubled or out of order.
 *
 * <p>{@code -Dsluice.seconds} says for how long. {@code -Dseed} replays: each shape depends on its
 * own seed only, which is printed where it fails, and the run begins with the shape of that seed.
 * What threads do at the same time is not replayed.
 */
public final class Standstill {
  private Standstill() {}

  static void main() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    long nanos = TimeUnit.SECONDS.toNanos(Long.getLong("sluice.seconds", 60));
    System.out.println("seed " + seed);
    Monitor monitor = Monitor.start();
    Echo echo = Echo.start();
    long begin = System.nanoTime();
    long values = 0;
    int shapes = 0;
    while (System.nanoTime() - begin < nanos) {
      values += new Shape(seed, echo).run(monitor);
      shapes++;
      seed = new SplittableRandom(seed).nextLong();
    }
    System.out.printf(
        "ok %d shapes, %d values, longest standstill %d ms%n",
        shapes, values, monitor.longestMillis());
    Runtime.getRuntime().halt(0);
  }
}
