package dev.sluice;

import java.util.function.BooleanSupplier;

/** Waits for a state. The test's own time-out ends a wait that is in vain. */
final class Eventually {
  private Eventually() {}

  static void until(BooleanSupplier state) throws InterruptedException {
    while (!state.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("still waiting; goroutines:\n" + Goroutines.dump());
      }
      Thread.yield();
    }
  }

  /** Waits until a thread is parked in an operation of the library. */
  static void blocked(Thread thread) throws InterruptedException {
    until(() -> Goroutines.blockedIn(thread) != null);
  }

  /** Waits until the goroutine of this name is parked in an operation of the library. */
  static void blocked(String name) throws InterruptedException {
    until(() -> isBlocked(name));
  }

  /** Whether a goroutine of this name is parked in an operation of the library. */
  static boolean isBlocked(String name) {
    return Goroutines.all().stream()
        .anyMatch(one -> one.name().equals(name) && !one.waiting().isZero());
  }

  /** Whether a goroutine of this name has not ended. */
  static boolean isAlive(String name) {
    return Goroutines.all().stream().anyMatch(one -> one.name().equals(name));
  }
}
