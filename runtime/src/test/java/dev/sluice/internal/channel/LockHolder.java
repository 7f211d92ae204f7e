package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.CountDownLatch;

/** Holds a lock in a thread of its own until it is told to release it. */
final class LockHolder {
  private final CountDownLatch holds = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Thread thread;

  LockHolder(SpinLock lock) throws InterruptedException {
    this(lock::lock, lock::unlock);
  }

  /** Holds one side of a buffered channel. */
  LockHolder(RingSide side) throws InterruptedException {
    this(() -> assertThat(side.tryLock()).isTrue(), side::unlock);
  }

  private LockHolder(Runnable lock, Runnable unlock) throws InterruptedException {
    thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  lock.run();
                  try {
                    holds.countDown();
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } finally {
                    unlock.run();
                  }
                });
    holds.await();
  }

  void end() throws InterruptedException {
    release.countDown();
    thread.join();
  }
}
