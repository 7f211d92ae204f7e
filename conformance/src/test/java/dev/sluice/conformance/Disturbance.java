package dev.sluice.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that make schedules unfriendly: busy loops, and virtual threads that sleep, that compute
 * without giving way, and that block while they are pinned to their carrier.
 */
final class Disturbance implements AutoCloseable {
  private static final int SLEEPERS = 20;
  private static final int COMPUTING = 2;
  private static final int PINNED = 2;

  // All of them together leave more than half of one carrier to others: what the scheduler does
  // with goroutines when there is no processor left for them is not what is tested.
  private static final long SLEEP_NANOS = 2_000_000;
  private static final long PAUSE_NANOS = 40_000_000;
  private static final long COMPUTED_NANOS = 2_500_000;
  private static final long PINNED_NANOS = 5_000_000;

  private volatile boolean over;

  private Disturbance() {}

  static Disturbance start() {
    Disturbance disturbance = new Disturbance();
    byte[] pinned = PinnedWait.classFile();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform().daemon().name("busy").start(disturbance::spin);
    }
    for (int i = 0; i < SLEEPERS; i++) {
      Thread.ofVirtual().name("sleeper").start(() -> disturbance.again(SLEEP_NANOS, () -> {}));
    }
    for (int i = 0; i < COMPUTING; i++) {
      Thread.ofVirtual()
          .name("computing")
          .start(() -> disturbance.again(PAUSE_NANOS, Disturbance::compute));
    }
    for (int i = 0; i < PINNED; i++) {
      Thread.ofVirtual()
          .name("pinned")
          .start(() -> disturbance.again(PAUSE_NANOS, () -> PinnedWait.run(pinned)));
    }
    return disturbance;
  }

  private void spin() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  /** Does something after each of many pauses, which are so long on average. */
  private void again(long pause, Runnable action) {
    while (!over) {
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2 * pause));
      action.run();
    }
  }

  private static void compute() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < COMPUTED_NANOS) {
      Thread.onSpinWait();
    }
  }

  /** Ends it, soon. */
  @Override
  public void close() {
    over = true;
  }

  /**
   * Blocks in the initializer of a class, below which there is a native frame. To do it again, the
   * class is defined again, as a hidden one.
   */
  private static final class PinnedWait {
    static {
      LockSupport.parkNanos(PINNED_NANOS);
    }

    private PinnedWait() {}

    static byte[] classFile() {
      return Disturbance.classFile("Disturbance$PinnedWait.class");
    }

    static void run(byte[] file) {
      try {
        MethodHandles.lookup().defineHiddenClass(file, true);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static byte[] classFile(String name) {
    try (InputStream file = Disturbance.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new AssertionError("no class file " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
