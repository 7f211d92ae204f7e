package dev.sluice;

import dev.sluice.internal.channel.BlockedOperation;
import java.util.function.BooleanSupplier;

/** Waits for a state. The test's own time-out ends a wait that is in vain. */
public final class Eventually {
  private Eventually() {}

  public static void until(BooleanSupplier state) throws InterruptedException {
    while (!state.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("still waiting; goroutines:\n" + Goroutines.dump());
      }
      Thread.yield();
    }
  }

  /** Waits until a thread is parked in an operation of the library. */
  public static void blocked(Thread thread) throws InterruptedException {
    until(() -> BlockedOperation.of(thread) != null);
  }

  /** Waits until the goroutine of this name is parked in an operation of the library. */
  public static void blocked(String name) throws InterruptedException {
    until(() -> isBlocked(name));
  }

  /** Whether a goroutine of this name is parked in an operation of the library. */
  public static boolean isBlocked(String name) {
    return Goroutines.all().stream()
        .anyMatch(one -> one.name().equals(name) && !one.waiting().isZero());
  }

  /** Whether a goroutine of this name has not ended. */
  public static boolean isAlive(String name) {
    return Goroutines.all().stream().anyMatch(one -> one.name().equals(name));
  }
}
