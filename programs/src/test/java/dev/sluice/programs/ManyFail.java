package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Thousands of goroutines that fail together cost time in proportion to their number. */
final class ManyFail {
  private ManyFail() {}

  static void main() throws Exception {
    Growth.linear("goroutines fail on their own", 2_000, ManyFail::together);
    Growth.linear("goroutines fail when interrupted", 2_000, ManyFail::whenInterrupted);
    Verdict.end();
  }

  private static long together(int goroutines) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(goroutines);
    CountDownLatch go = new CountDownLatch(1);
    long begin = 0;
    int suppressed = 0;
    try (Group group = Group.open()) {
      for (int i = 0; i < goroutines; i++) {
        group.go(
            "fetch",
            () -> {
              started.countDown();
              awaitUninterrupted(go);
              throw new IOException("connection refused");
            });
      }
      started.await();
      begin = System.nanoTime();
      go.countDown();
      group.join();
    } catch (GoroutineFailedException e) {
      suppressed = e.getSuppressed().length;
    }
    long nanos = System.nanoTime() - begin;
    if (suppressed != goroutines - 1) {
      Verdict.that(false, "of %d failures %d are suppressed", goroutines, suppressed);
    }
    return nanos;
  }

  private static long whenInterrupted(int goroutines) throws InterruptedException {
    long begin = 0;
    try (Group group = Group.open()) {
      Channel<Integer> never = group.channel("never", 0);
      for (int i = 0; i < goroutines; i++) {
        group.go(
            "waits",
            () -> {
              try {
                never.receive();
              } catch (InterruptedException e) {
                throw new IOException("given up", e);
              }
            });
      }
      begin = System.nanoTime();
      group.go(
          "fails",
          () -> {
            throw new IOException("connection refused");
          });
      group.join();
      Verdict.that(false, "join returned though a goroutine failed");
    } catch (GoroutineFailedException e) {
      // As expected.
    }
    return System.nanoTime() - begin;
  }

  /**
   * Ignores interrupts. Not by the latch itself: thousands of threads that are interrupted while
   * they wait in one of the JDK's queues cost quadratic time there.
   */
  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      LockSupport.parkNanos(5_000_000);
    }
  }
}
