package dev.sluice.programs;

import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A goroutine that ends because the heap is full has failed, though nothing can be allocated. */
final class FailureOnFullHeap {
  private static final int ROUNDS = 3;

  @SuppressWarnings("unused") // kept, to fill the heap
  private record Node(@Nullable Node next, long first, long second) {}

  private static volatile @Nullable Node kept;

  private FailureOnFullHeap() {}

  static void main() throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
    int told = 0;
    for (int i = 0; i < ROUNDS; i++) {
      CountDownLatch full = new CountDownLatch(1);
      // A platform thread of no group makes room again some time after the failure.
      Thread room =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      full.await();
                      Thread.sleep(200);
                    } catch (InterruptedException e) {
                      return;
                    }
                    kept = null;
                  });
      try (Group group = Group.open()) {
        group.go("fills the heap", () -> fill(full));
        group.join();
      } catch (GoroutineFailedException e) {
        told += e.getCause() instanceof OutOfMemoryError ? 1 : 0;
      } catch (OutOfMemoryError e) {
        // As good: join has not returned as if all were well.
        told++;
      }
      room.join();
    }
    Verdict.that(told == ROUNDS, "join threw in %d of %d", told, ROUNDS);
    Verdict.end();
  }

  private static void fill(CountDownLatch full) {
    try {
      while (true) {
        kept = new Node(kept, 1, 2);
      }
    } catch (OutOfMemoryError e) {
      full.countDown();
      throw e;
    }
  }
}
