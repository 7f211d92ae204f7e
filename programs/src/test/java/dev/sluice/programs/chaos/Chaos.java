package dev.sluice.programs.chaos;

import dev.sluice.Goroutines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs one round after the other for as long as {@code sluice.seconds} says. {@code -Dseed} is that
 * of the first round, and replays its shape. {@code sluice.chaos.values} is how many values a round
 * makes at most: few end a round soon, many let more of them pass in the same time.
 */
public final class Chaos {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Chaos() {}

  static void main() throws InterruptedException {
    long seconds = Long.getLong("sluice.seconds", 10);
    int mostValues = Integer.getInteger("sluice.chaos.values", 400);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    AtomicLong rounds = new AtomicLong();
    watch(rounds);
    long values = 0;
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < end) {
      Round round = new Round(seed + rounds.get(), mostValues);
      String faults = round.run();
      values += round.values();
      if (!faults.isEmpty()) {
        System.out.printf("BUG seed %d, %s: %s%n", seed + rounds.get(), round, faults);
        Runtime.getRuntime().halt(1);
      }
      rounds.incrementAndGet();
    }
    System.out.printf("ok %d rounds, %d values, each accounted for%n", rounds.get(), values);
    Runtime.getRuntime().halt(0);
  }

  /** A round that does not end is a fault, which is told with every goroutine. */
  private static void watch(AtomicLong rounds) {
    Thread.ofPlatform()
        .daemon()
        .name("watch")
        .start(
            () -> {
              @Nullable Long before = null;
              while (before == null || before != rounds.get()) {
                before = rounds.get();
                pause();
              }
              System.out.printf(
                  "BUG round %d does not end:%n%s%n", rounds.get(), Goroutines.dump());
              Runtime.getRuntime().halt(1);
            });
  }

  private static void pause() {
    try {
      Thread.sleep(LIMIT);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
